package org.kontor.web.status;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;

/** Asks the database at most once a second, however often its health is asked for. */
final class DatabaseCheck {

    private static final long FRESH_NANOS = 1_000_000_000;

    private record Seen(Transactions store, long nanos, Optional<String> problem) {}

    private final LongSupplier nanoTime;
    private Optional<Seen> last = Optional.empty();

    DatabaseCheck(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized Optional<String> problem(Transactions store, Sql sql) {
        if (store == null || sql == null) {
            return Optional.of("there is no store; see etc/org.kontor.store.cfg and the log");
        }
        long now = nanoTime.getAsLong();
        Seen seen = last.filter(known -> known.store() == store && now - known.nanos() < FRESH_NANOS)
                .orElseGet(() -> new Seen(store, now, ask(store, sql)));
        last = Optional.of(seen);
        return seen.problem();
    }

    private static Optional<String> ask(Transactions store, Sql sql) {
        try {
            store.run(() -> sql.now().selectOne().fetch());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("the database does not answer");
        }
    }
}
