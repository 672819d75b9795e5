package org.kontor.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Goods on their way at many accounts, in PostgreSQL: every tenth number's turn is now, the others' comes later. */
final class OpenWaybills {

    private static final int TENTH = 10;

    private final DataSource source;
    private final int all;
    private final int accounts;

    OpenWaybills(DataSource source, int all, int accounts) {
        this.source = source;
        this.all = all;
        this.accounts = accounts;
    }

    static String account(int number) {
        return "carrier.bench-" + number;
    }

    /** Of each account. */
    int due() {
        return all / accounts / TENTH;
    }

    void begin() throws SQLException {
        execute("create temporary table numbered on commit preserve rows as select gen_random_uuid() id, n,"
                + " 'carrier.bench-' || n % " + accounts + " carrier from generate_series(0, " + (all - 1) + ") n;"
                + " insert into journeys (order_id, buyer, seller, carrier, waybill, mode, state, version, shipped_at,"
                + " next_scan_due, origin, destination, city) select id, id, id, carrier, n, 'EXPRESS', 'MOVING', 1,"
                + " now() - interval '1 day', now() + interval '1 day', 'CN', 'DE', 'Hamburg' from numbered;"
                + " insert into legs (id, order_id, kind, carrier, waybill, added_at, problem) select id, id,"
                + " 'WAYBILL', carrier, n, now(), '' from numbered;"
                + " insert into leg_scans select id, 'known', now() - interval '1 hour', 'Z', now(), 'IN_TRANSIT',"
                + " 'NONE', 'PU', 'in a facility of the carrier', 'Leipzig' from numbered;"
                + " insert into polls select id, carrier, now() + case when n / " + accounts + " % " + TENTH
                + " = 0 then interval '0' else random() * interval '4 hours' + interval '10 minutes' end from numbered;"
                + " drop table numbered");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
            connection.setAutoCommit(false);
        }
    }

    /** A figure of PostgreSQL's own books, which it writes a moment after the deed. */
    long figure(String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            long figure = answer.getLong(1);
            connection.rollback();
            return figure;
        }
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
            connection.commit();
        }
    }
}
