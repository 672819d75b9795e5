package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.orders.Orders;
import org.kontor.payments.Escrows;
import org.kontor.settlement.store.DisputeStore;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Credits sellers out of escrow, never with what a dispute holds back, and says when nothing is left in it. */
@Component(service = Releasing.class)
public final class Releasing {

    /** Every stage has a number above it. */
    private static final int NONE = 0;

    private final SettlementBook book;
    private final DisputeStore disputes;
    private final Escrows escrows;
    private final Orders orders;
    private final SettlementTerms terms;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Releasing(
            @Reference SettlementBook book,
            @Reference DisputeStore disputes,
            @Reference Escrows escrows,
            @Reference Orders orders,
            @Reference SettlementTerms terms,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.book = book;
        this.disputes = disputes;
        this.escrows = escrows;
        this.orders = orders;
        this.terms = terms;
        this.facts = facts;
        this.clock = clock;
    }

    Money held(Settlement settlement) {
        return escrows.held(settlement.order());
    }

    /** What is held and in no dispute; what a chargeback took has left escrow already. */
    Money free(Settlement settlement) {
        Money free = held(settlement).minus(disputes.frozen(settlement));
        return free.minor() > 0 ? free : Money.zero(free.currency());
    }

    /** Releases until {@code target} of the order's total has been, as far as that is free. */
    Settlement upTo(Settlement claimed, Money target, String why, UUID cause) {
        Money missing = target.minus(claimed.released());
        Money free = free(claimed);
        Money gross = missing.compareTo(free) < 0 ? missing : free;
        if (!gross.isPositive()) {
            return claimed;
        }
        credit(claimed.order(), gross, why, cause);
        return settledWhenEmpty(book.save(claimed.releasing(gross)), NONE);
    }

    /** Releases everything that is free, now and later: the goods are accepted. */
    Settlement everything(Settlement claimed, String why, UUID cause) {
        return everything(claimed, why, cause, NONE);
    }

    /** What is paid once the goods are accepted goes to the seller at once. */
    Settlement paid(Settlement claimed, int stage, UUID cause) {
        return claimed.cleared() ? everything(claimed, "stage " + stage + " was paid", cause, stage) : claimed;
    }

    private Settlement everything(Settlement claimed, String why, UUID cause, int stage) {
        Settlement cleared = claimed.cleared() ? claimed : book.save(claimed.clear());
        Money free = free(cleared);
        if (!free.isPositive()) {
            return settledWhenEmpty(cleared, stage);
        }
        credit(cleared.order(), free, why, cause);
        return settledWhenEmpty(book.save(cleared.releasing(free)), stage);
    }

    /** After something that kept money from the seller has ended: of an accepted order it is released. */
    Settlement afterwards(Settlement claimed, String why, UUID cause) {
        return claimed.cleared() ? everything(claimed, why, cause) : settledWhenEmpty(claimed, NONE);
    }

    /** What a decision gives the seller. */
    void awarded(UUID order, Money gross, UUID dispute) {
        credit(order, gross, "a dispute was decided", dispute);
    }

    /** An accepted order that is paid, with this stage, and whose escrow is at zero for good is settled, once. */
    private Settlement settledWhenEmpty(Settlement claimed, int stage) {
        boolean untimely = claimed.settled() || claimed.acceptedAt().isEmpty();
        if (untimely
                || !held(claimed).isZero()
                || !orders.order(claimed.order()).paidWith(stage)
                || chargedBack(claimed.order())) {
            return claimed;
        }
        Settlement done = book.save(claimed.done());
        facts.record(
                done.order(),
                Fact.Kind.SETTLED,
                "kontor",
                Map.of("amount", done.released().toString()));
        CrashPoint.hit("release.before-commit");
        return done;
    }

    /** Whether a payer's bank has taken money of the order, and has not decided whether it keeps it. */
    private boolean chargedBack(UUID order) {
        Set<String> open = new HashSet<>();
        for (Fact fact : facts.of(order)) {
            String chargeback = fact.details().getOrDefault("chargeback", "");
            if (fact.kind() == Fact.Kind.CHARGEBACK_OPENED) {
                open.add(chargeback);
            } else if (fact.kind() == Fact.Kind.CHARGEBACK_CLOSED) {
                open.remove(chargeback);
            }
        }
        return !open.isEmpty();
    }

    private void credit(UUID order, Money gross, String why, UUID cause) {
        Money commission = terms.commissions().of(gross, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        escrows.release(order, gross, commission, cause);
        facts.record(
                order,
                Fact.Kind.RELEASED,
                "kontor",
                Map.of("amount", gross.toString(), "commission", commission.toString(), "why", why));
    }
}
