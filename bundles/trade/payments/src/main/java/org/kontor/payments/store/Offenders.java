package org.kontor.payments.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.kontor.payments.Books.Invariant;
import org.kontor.work.Invariant.Look;

/** An invariant of the books as the rows that break it. */
final class Offenders {

    static final int SHOWN = Look.SHOWN;

    /** With many more Derby would rather read the whole table. */
    private static final int AT_ONCE = 32;

    private Offenders() {}

    static Invariant invariant(String number, String name, ResultQuery<? extends Record> offenders) {
        return invariant(number, name, () -> rows(offenders));
    }

    /** Looks part by part. */
    static Invariant invariant(
            String number,
            String name,
            List<Condition> parts,
            Function<Condition, ResultQuery<? extends Record>> offenders) {
        return invariant(number, name, () -> parts.stream()
                .flatMap(part -> rows(offenders.apply(part)).stream())
                .toList());
    }

    /**
     * A condition for every few of the values. As a query inside each question, Derby would ask for them anew for
     * every row.
     */
    static <T> List<Condition> parts(Field<T> field, Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<Condition> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(field.in(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return parts;
    }

    static Invariant invariant(String number, String name, Supplier<List<String>> look) {
        long begun = System.nanoTime();
        List<String> evidence = look.get().stream().limit(SHOWN).toList();
        return new Invariant(number, name, 0, Duration.ofNanos(System.nanoTime() - begun), evidence);
    }

    private static List<String> rows(ResultQuery<? extends Record> offenders) {
        return offenders.fetch().stream().map(row -> row.intoList().toString()).toList();
    }
}
