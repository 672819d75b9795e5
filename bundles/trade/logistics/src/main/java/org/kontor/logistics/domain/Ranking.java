package org.kontor.logistics.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.kontor.logistics.Option;
import org.kontor.logistics.Rankings;

/**
 * Orders options. Balanced weighs price three to two against time, each as a multiple of the best: an option at 1.2
 * times the cheapest price and the fastest time scores 0.6 · 1.2 + 0.4 · 1. Ties go to the earlier arrival, then the
 * lower price, then the carrier's name, so that the same answers always rank alike.
 */
final class Ranking {

    private static final double PRICE = 0.6;
    private static final double TIME = 0.4;

    private final LocalDate ready;

    private Ranking(LocalDate ready) {
        this.ready = ready;
    }

    static Rankings of(List<Option> options, LocalDate ready) {
        return new Ranking(ready).ranked(options);
    }

    private Rankings ranked(List<Option> options) {
        long cheapest = options.stream().mapToLong(Ranking::price).min().orElse(1);
        long fastest = options.stream().mapToLong(this::days).min().orElse(1);
        Comparator<Option> ties = Comparator.comparingLong(this::days)
                .thenComparingLong(Ranking::price)
                .thenComparing(Option::carrier)
                .thenComparing(Option::service);
        Comparator<Option> balanced = Comparator.comparingDouble(
                option -> PRICE * price(option) / Math.max(1, cheapest) + TIME * days(option) / Math.max(1, fastest));
        return new Rankings(
                sorted(options, Comparator.comparingLong(Ranking::price).thenComparing(ties)),
                sorted(options, ties),
                sorted(options, balanced.thenComparing(ties)));
    }

    private static List<UUID> sorted(List<Option> options, Comparator<Option> order) {
        return options.stream().sorted(order).map(Option::id).toList();
    }

    private static long price(Option option) {
        return option.compared().to().minor();
    }

    /** From the day the goods are ready until the latest day they arrive, at least one; days in a depot count too. */
    private long days(Option option) {
        long days = option.schedule().map(schedule -> schedule.daysFrom(ready)).orElse((long) option.transitDaysMax());
        return Math.max(1, days);
    }
}
