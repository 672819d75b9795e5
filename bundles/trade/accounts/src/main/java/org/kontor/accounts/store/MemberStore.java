package org.kontor.accounts.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.text;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.kontor.accounts.domain.Member;
import org.kontor.accounts.domain.PasswordHolder;
import org.kontor.accounts.domain.Slice;
import org.kontor.security.Role;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps members and the hashes of their passwords. */
@Component(service = MemberStore.class)
public final class MemberStore {

    private static final Table<Record> MEMBERS = table("members");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<UUID> ORGANISATION = uuid("organisation");
    private static final Field<String> LOGIN = text("login");
    private static final Field<String> NAME = text("name");
    private static final Field<Role> ROLE = choice("role", Role.class);
    private static final Field<String> PASSWORD_HASH = text("password_hash");
    private static final Field<Instant> JOINED_AT = instant("joined_at");

    private final Sql sql;

    @Activate
    public MemberStore(@Reference Sql sql, @Reference(target = "(module=accounts)") Schema schema) {
        this.sql = sql;
    }

    /** False when the login is taken: seen by looking, and of two who look at once, by the index. */
    public boolean insertUnlessTaken(Member member, String passwordHash) {
        return !sql.now().fetchExists(MEMBERS, LOGIN.eq(member.login())) && insert(member, passwordHash);
    }

    public Optional<PasswordHolder> byLogin(String login) {
        return sql.now()
                .select(ID, ORGANISATION, LOGIN, NAME, ROLE, JOINED_AT, PASSWORD_HASH)
                .from(MEMBERS)
                .where(LOGIN.eq(login))
                .fetchOptional(row -> new PasswordHolder(member(row), row.get(PASSWORD_HASH)));
    }

    public List<Member> of(UUID organisation, Slice slice) {
        return sql.now()
                .select(ID, ORGANISATION, LOGIN, NAME, ROLE, JOINED_AT)
                .from(MEMBERS)
                .where(ORGANISATION.eq(organisation).and(after(slice)))
                .orderBy(ID)
                .limit(slice.limit())
                .fetch(MemberStore::member);
    }

    /** Makes others who lock the same organisation's members wait for this transaction. */
    public void lock(UUID organisation) {
        sql.now()
                .update(MEMBERS)
                .set(ORGANISATION, organisation)
                .where(ORGANISATION.eq(organisation))
                .execute();
    }

    private boolean insert(Member member, String passwordHash) {
        return Duplicates.absent(() -> sql.now()
                .insertInto(MEMBERS, ID, ORGANISATION, LOGIN, NAME, ROLE, PASSWORD_HASH, JOINED_AT)
                .values(
                        member.id(),
                        member.organisation(),
                        member.login(),
                        member.name(),
                        member.role(),
                        passwordHash,
                        member.joinedAt())
                .execute());
    }

    private static Condition after(Slice slice) {
        return slice.after().map(ID::gt).orElse(DSL.noCondition());
    }

    private static Member member(Record row) {
        return new Member(
                row.get(ID), row.get(ORGANISATION), row.get(LOGIN), row.get(NAME), row.get(ROLE), row.get(JOINED_AT));
    }
}
