package org.kontor.itests.crash;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.kontor.work.Intention;

/** An intention as the database has it. */
record Meant(UUID resource, String purpose, boolean done) {

    /** By key. */
    static Map<UUID, Meant> all(Tables tables) {
        Map<UUID, Meant> all = new HashMap<>();
        tables.rows("intentions", Tables.ID, Tables.RESOURCE, Tables.PURPOSE, Tables.STATE)
                .forEach(row -> all.put(
                        row.get(Tables.ID),
                        new Meant(
                                row.get(Tables.RESOURCE),
                                row.get(Tables.PURPOSE),
                                row.get(Tables.STATE).equals(Intention.State.DONE.name()))));
        return all;
    }
}
