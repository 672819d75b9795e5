package org.kontor.accounts.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.accounts.domain.Credential;
import org.kontor.accounts.domain.Credential.Kind;
import org.kontor.accounts.domain.KnownCaller;
import org.kontor.accounts.domain.Slice;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.security.Role;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the hashes of API keys and sessions. */
@Component(service = CredentialStore.class)
public final class CredentialStore {

    private static final Table<Record> CREDENTIALS = table("credentials");
    private static final Field<String> HASH = text("hash");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORGANISATION = uuid("organisation");
    private static final Field<UUID> MEMBER = uuid("member");
    private static final Field<Kind> KIND = choice("kind", Kind.class);
    private static final Field<String> NAME = text("name");
    private static final Field<String> PREFIX = text("prefix");
    private static final Field<String> SCOPES = text("scopes");
    private static final Field<Instant> CREATED_AT = instant("created_at");
    private static final Field<Instant> EXPIRES_AT = instant("expires_at");
    private static final Field<Instant> REVOKED_AT = instant("revoked_at");

    private static final Table<Record> MEMBERS = table("members");
    private static final Field<UUID> MEMBER_ID = uuid("members.id");
    private static final Field<String> MEMBER_NAME = text("members.name");
    private static final Field<Role> ROLE = choice("members.role", Role.class);
    private static final Field<UUID> CREDENTIAL_ID = uuid("credentials.id");
    private static final Field<UUID> CREDENTIAL_ORGANISATION = uuid("credentials.organisation");

    private final Sql sql;

    @Activate
    public CredentialStore(@Reference Sql sql, @Reference(target = "(module=accounts)") Schema schema) {
        this.sql = sql;
    }

    public void insert(Credential credential, String hash) {
        sql.now()
                .insertInto(CREDENTIALS)
                .set(HASH, hash)
                .set(ID, credential.id())
                .set(ORGANISATION, credential.organisation())
                .set(MEMBER, credential.member())
                .set(KIND, credential.kind())
                .set(NAME, credential.name())
                .set(PREFIX, credential.prefix())
                .set(
                        SCOPES,
                        credential.scopes().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))
                .set(CREATED_AT, credential.createdAt())
                .set(EXPIRES_AT, credential.expiresAt())
                .execute();
    }

    /** Who presents the token with this hash; empty when it is unknown or revoked. One select. */
    public Optional<KnownCaller> caller(String hash) {
        return sql.now()
                .select(CREDENTIAL_ID, CREDENTIAL_ORGANISATION, MEMBER, MEMBER_NAME, ROLE, SCOPES, EXPIRES_AT)
                .from(CREDENTIALS)
                .join(MEMBERS)
                .on(MEMBER_ID.eq(MEMBER))
                .where(HASH.eq(hash).and(REVOKED_AT.isNull()))
                .fetchOptional(CredentialStore::known);
    }

    /** API keys of an organisation that are not revoked. */
    public List<Credential> keys(UUID organisation, Slice slice) {
        return select(ORGANISATION.eq(organisation).and(after(slice)), slice.limit());
    }

    public List<Credential> keysNamed(UUID organisation, String name) {
        return select(ORGANISATION.eq(organisation).and(NAME.eq(name)), Integer.MAX_VALUE);
    }

    /** False when there is no such key that is not revoked yet. */
    public boolean revoke(UUID organisation, UUID key, Instant now) {
        return sql.now()
                        .update(CREDENTIALS)
                        .set(REVOKED_AT, now)
                        .where(ORGANISATION.eq(organisation).and(ID.eq(key)).and(isLiveKey()))
                        .execute()
                == 1;
    }

    public void removeEndedSessions(UUID member, Instant now) {
        sql.now()
                .deleteFrom(CREDENTIALS)
                .where(MEMBER.eq(member).and(KIND.eq(Kind.SESSION)).and(EXPIRES_AT.le(now)))
                .execute();
    }

    private List<Credential> select(Condition condition, int limit) {
        return sql.now()
                .select(ID, ORGANISATION, MEMBER, KIND, NAME, PREFIX, SCOPES, CREATED_AT, EXPIRES_AT)
                .from(CREDENTIALS)
                .where(condition.and(isLiveKey()))
                .orderBy(ID)
                .limit(limit)
                .fetch(CredentialStore::credential);
    }

    private static Condition isLiveKey() {
        return KIND.eq(Kind.API_KEY).and(REVOKED_AT.isNull());
    }

    private static Condition after(Slice slice) {
        return slice.after().map(ID::gt).orElse(DSL.noCondition());
    }

    private static KnownCaller known(Record row) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(scopes(row));
        permissions.retainAll(row.get(ROLE).permissions());
        return new KnownCaller(
                row.get(CREDENTIAL_ID),
                new Caller(row.get(CREDENTIAL_ORGANISATION), row.get(MEMBER), row.get(MEMBER_NAME), permissions),
                row.get(EXPIRES_AT));
    }

    private static Credential credential(Record row) {
        return new Credential(
                row.get(ID),
                row.get(ORGANISATION),
                row.get(MEMBER),
                row.get(KIND),
                row.get(NAME),
                row.get(PREFIX),
                scopes(row),
                row.get(CREATED_AT),
                row.get(EXPIRES_AT));
    }

    private static Set<Permission> scopes(Record row) {
        return Arrays.stream(row.get(SCOPES).split(" "))
                .map(Permission::valueOf)
                .collect(Collectors.toSet());
    }
}
