package org.kontor.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.kontor.orders.Order;
import org.kontor.store.Keys;

/**
 * What the database could take at best: the rows that a payment's life leaves, in the three transactions that it needs at
 * least (before the bank is asked, after it has answered, at acceptance), and nothing read.
 */
final class PayFloor {

    private static final String ESCROW = "ESCROW:";

    private final DataSource pool;
    private final boolean derby;
    private final Timestamp now = Timestamp.from(Instant.now());

    PayFloor(DataSource pool, boolean derby) {
        this.pool = pool;
        this.derby = derby;
    }

    void pay(Order order) throws SQLException {
        UUID payment = Keys.fresh();
        UUID intention = Keys.fresh();
        try (Connection connection = pool.getConnection()) {
            begin(connection, order, payment, intention);
            connection.commit();
            captured(connection, order, payment, intention);
            connection.commit();
        }
    }

    /** The payment's row is found by its order, as acceptance finds it. */
    void accept(Order order) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            move(connection, order, "ACCEPTED");
            forget(connection, "TIMER", "orders.acceptance-window/" + order.id());
            fact(connection, order, "ACCEPTED");
            run(
                    connection,
                    "update payments set state = 'RELEASED', version = version + 1 where order_id = ?",
                    order.id());
            transfer(
                    connection,
                    order,
                    "RELEASE",
                    ESCROW + order.id() + ":USD",
                    "SELLER_PAYABLE:" + order.seller() + ":USD");
            fact(connection, order, "SETTLED");
            move(connection, order, "SETTLED");
            connection.commit();
        }
    }

    private void begin(Connection connection, Order order, UUID payment, UUID intention) throws SQLException {
        run(
                connection,
                "insert into payments (id, order_id, order_number, buyer, seller, provider, instrument, amount, currency,"
                        + " state, version, asked, reference, reason, action_uri, started_at)"
                        + " values (?, ?, ?, ?, ?, 'payment.instant', ?, ?, 'USD', 'STARTED', 1, 0, '', '', '', ?)",
                payment,
                order.id(),
                order.number(),
                order.buyer(),
                order.seller(),
                order.paymentInstrument(),
                order.total().minor(),
                now);
        fact(connection, order, "PAYMENT_STARTED");
        move(connection, order, "PAYING");
        run(
                connection,
                "insert into intentions (id, purpose, subject, resource, provider, fingerprint, state, attempts, version,"
                        + " created_at, next_at, problem) values (?, 'payment.charge', ?, ?, 'payment.instant', 'x',"
                        + " 'INTENDED', 0, 1, ?, ?, '')",
                intention,
                order.id(),
                payment,
                now,
                now);
        run(
                connection,
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('EFFECT', ?, ?, false, 1)",
                intention.toString(),
                now);
    }

    private void captured(Connection connection, Order order, UUID payment, UUID intention) throws SQLException {
        run(
                connection,
                "update payments set state = 'CAPTURED', version = 2, asked = 1, asked_at = ?, reference = ?,"
                        + " known_as = ? where id = ?",
                now,
                "ch-" + intention,
                intention,
                payment);
        transfer(connection, order, "CAPTURE", "PROVIDER_CLEARING:payment.instant:USD", ESCROW + order.id() + ":USD");
        fact(connection, order, "PAID");
        move(connection, order, "PAID");
        forget(connection, "TIMER", "orders.unpaid/" + order.id());
        run(connection, "update intentions set state = 'DONE', version = 2, attempts = 1 where id = ?", intention);
        forget(connection, "EFFECT", intention.toString());
    }

    private void transfer(Connection connection, Order order, String kind, String debit, String credit)
            throws SQLException {
        UUID id = UUID.randomUUID();
        run(
                connection,
                "insert into ledger_transfers (id, kind, order_id, subject, posted_at) values (?, ?, ?, ?, ?)",
                id,
                kind,
                order.id(),
                order.id(),
                now);
        boolean draw = debit.startsWith(ESCROW);
        run(
                connection,
                "insert into ledger_postings (transfer_id, line_no, account, currency, amount, booked_at, draw_no)"
                        + " values (?, 1, ?, 'USD', ?, ?, " + (draw ? "1" : "null") + "), (?, 2, ?, 'USD', ?, ?, null)",
                id,
                debit,
                order.total().minor(),
                now,
                id,
                credit,
                -order.total().minor(),
                now);
    }

    private void fact(Connection connection, Order order, String kind) throws SQLException {
        run(
                connection,
                "insert into facts (id, subject, kind, happened_at, actor, details) values (?, ?, ?, ?, 'kontor', ?)",
                Keys.fresh(),
                order.id(),
                kind,
                now,
                "{\"payment\":\"" + order.id() + "\",\"amount\":\"" + order.total() + "\"}");
    }

    private void move(Connection connection, Order order, String state) throws SQLException {
        run(connection, "update orders set state = ?, version = version + 1 where id = ?", state, order.id());
    }

    private void forget(Connection connection, String kind, String task) throws SQLException {
        run(connection, "delete from scheduled_tasks where task_name = ? and task_instance = ?", kind, task);
    }

    private void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, derby && values[i] instanceof UUID ? values[i].toString() : values[i]);
            }
            statement.executeUpdate();
        }
    }
}
