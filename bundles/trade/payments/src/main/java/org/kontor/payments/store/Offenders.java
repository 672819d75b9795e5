package org.kontor.payments.store;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.kontor.payments.Books.Invariant;
import org.kontor.work.Invariant.Look;

/** An invariant of the books as the rows that break it. */
final class Offenders {

    static final int SHOWN = Look.SHOWN;

    private Offenders() {}

    static Invariant invariant(String number, String name, ResultQuery<? extends Record> offenders) {
        return invariant(number, name, () -> offenders.fetch().stream()
                .map(row -> row.intoList().toString())
                .toList());
    }

    static Invariant invariant(String number, String name, Supplier<List<String>> look) {
        long begun = System.nanoTime();
        List<String> evidence = look.get().stream().limit(SHOWN).toList();
        return new Invariant(number, name, 0, Duration.ofNanos(System.nanoTime() - begun), evidence);
    }
}
