package org.kontor.accounts.store;

import static org.kontor.store.Types.choice;
import static org.kontor.store.Types.date;
import static org.kontor.store.Types.document;
import static org.kontor.store.Types.instant;
import static org.kontor.store.Types.number;
import static org.kontor.store.Types.table;
import static org.kontor.store.Types.uuid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.kontor.accounts.Organisation;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.domain.Profile;
import org.kontor.accounts.domain.Standings;
import org.kontor.store.Documents;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps organisations. */
@Component(service = OrganisationStore.class)
public final class OrganisationStore {

    private static final Table<Record> ORGANISATIONS = table("organisations");
    private static final Field<UUID> ID = uuid("id");
    private static final Field<Standing> STANDING = choice("standing", Standing.class);
    private static final Field<LocalDate> VERIFIED_UNTIL = date("verified_until");
    private static final Field<UUID> VERIFICATION = uuid("verification");
    private static final Field<Long> VERSION = number("version");
    private static final Field<Instant> REGISTERED_AT = instant("registered_at");
    private static final Field<String> PROFILE = document("profile");

    private final Sql sql;

    @Activate
    public OrganisationStore(@Reference Sql sql, @Reference(target = "(module=accounts)") Schema schema) {
        this.sql = sql;
    }

    public void insert(UUID id, Profile profile, Instant registeredAt) {
        sql.now()
                .insertInto(ORGANISATIONS, ID, STANDING, VERSION, REGISTERED_AT, PROFILE)
                .values(id, Standing.UNVERIFIED, 1L, registeredAt, Documents.write(profile))
                .execute();
    }

    public Optional<Organisation> find(UUID id) {
        return sql.now()
                .select(ID, STANDING, VERSION, REGISTERED_AT, PROFILE)
                .from(ORGANISATIONS)
                .where(ID.eq(id))
                .fetchOptional(OrganisationStore::organisation);
    }

    /** Without the profile: asked before every order. */
    public Optional<Standings> standings(UUID id) {
        return sql.now()
                .select(STANDING, VERIFIED_UNTIL, VERIFICATION, VERSION)
                .from(ORGANISATIONS)
                .where(ID.eq(id))
                .fetchOptional(row -> new Standings(
                        row.get(STANDING),
                        Optional.ofNullable(row.get(VERIFIED_UNTIL)),
                        Optional.ofNullable(row.get(VERIFICATION)),
                        row.get(VERSION)));
    }

    public Map<UUID, Standing> standings(Set<UUID> ids) {
        return sql.now()
                .select(ID, STANDING)
                .from(ORGANISATIONS)
                .where(ID.in(ids))
                .fetchMap(ID, STANDING);
    }

    /** False when the organisation has changed since {@code version}. */
    public boolean startVerification(UUID id, long version, UUID verification) {
        return sql.now()
                        .update(ORGANISATIONS)
                        .set(VERIFICATION, verification)
                        .set(VERSION, version + 1)
                        .where(ID.eq(id).and(VERSION.eq(version)))
                        .execute()
                == 1;
    }

    /** New data are unverified data. False when the organisation has changed since {@code version}. */
    public boolean changeProfile(UUID id, long version, Profile profile) {
        return sql.now()
                        .update(ORGANISATIONS)
                        .set(PROFILE, Documents.write(profile))
                        .set(STANDING, Standing.UNVERIFIED)
                        .setNull(VERIFIED_UNTIL)
                        .set(VERSION, version + 1)
                        .where(ID.eq(id).and(VERSION.eq(version)))
                        .execute()
                == 1;
    }

    /** False when {@code verification} is no longer the organisation's latest. */
    public boolean decide(UUID id, UUID verification, Standing standing, Optional<LocalDate> until) {
        return sql.now()
                        .update(ORGANISATIONS)
                        .set(STANDING, standing)
                        .set(VERIFIED_UNTIL, until.orElse(null))
                        .set(VERSION, VERSION.plus(1))
                        .where(ID.eq(id).and(VERIFICATION.eq(verification)))
                        .execute()
                == 1;
    }

    private static Organisation organisation(Record row) {
        Profile profile = Documents.read(row.get(PROFILE), Profile.class);
        return new Organisation(
                row.get(ID),
                profile.kind(),
                profile.legalName(),
                profile.localName(),
                profile.registrationNumber(),
                profile.taxNumber(),
                profile.address(),
                profile.phone(),
                profile.email(),
                row.get(STANDING),
                row.get(VERSION),
                row.get(REGISTERED_AT));
    }
}
