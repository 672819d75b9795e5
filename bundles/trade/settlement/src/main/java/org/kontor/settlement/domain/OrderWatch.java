package org.kontor.settlement.domain;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.tracking.Deliveries;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Releases by what becomes true of an order, and ends its disputes when it is called off. */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private static final Set<String> NOT_UNDER_WAY = Set.of("ANNOUNCED", "UNRECOGNISED", "LOST", "");

    private final SettlementBook book;
    private final Releasing releasing;
    private final DisputeDesk disputes;
    private final Deliveries deliveries;
    private final SettlementTerms terms;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public OrderWatch(
            @Reference SettlementBook book,
            @Reference Releasing releasing,
            @Reference DisputeDesk disputes,
            @Reference Deliveries deliveries,
            @Reference SettlementTerms terms,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.book = book;
        this.releasing = releasing;
        this.disputes = disputes;
        this.deliveries = deliveries;
        this.terms = terms;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "settlement";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(
                Fact.Kind.PAID,
                Fact.Kind.SCANNED,
                Fact.Kind.ACCEPTED,
                Fact.Kind.CHARGEBACK_CLOSED,
                Fact.Kind.CANCELLED);
    }

    @Override
    public void on(Fact fact) {
        switch (fact.kind()) {
            case PAID -> paid(fact);
            case SCANNED -> scanned(fact);
            case ACCEPTED -> accepted(fact);
            case CHARGEBACK_CLOSED -> wonBack(fact);
            default -> calledOff(fact.subject());
        }
    }

    private void paid(Fact fact) {
        int stage = Integer.parseInt(fact.details().getOrDefault("stage", "1"));
        releasing.paid(book.claim(fact.subject()), stage, fact.id());
    }

    /** What a chargeback had taken from an order that is accepted meanwhile goes to the seller after all. */
    private void wonBack(Fact fact) {
        if (book.find(fact.subject()).isPresent()) {
            releasing.afterwards(book.claim(fact.subject()), "a chargeback has ended", fact.id());
        }
    }

    /** Claims the settlement, so that a release at the same time gives way or is seen. */
    private void calledOff(UUID order) {
        if (book.find(order).isPresent()) {
            book.claim(order);
        }
        disputes.calledOff(order);
    }

    private void scanned(Fact fact) {
        boolean underWay = !NOT_UNDER_WAY.contains(fact.details().getOrDefault("latest", ""));
        Optional<Settlement> settlement = book.find(fact.subject())
                .filter(known -> underWay
                        && known.policy() == ReleasePolicy.RELEASE_ON_DISPATCH
                        && known.released().isZero());
        if (settlement.isPresent()) {
            Settlement claimed = book.claim(fact.subject());
            releasing.upTo(claimed, claimed.total(), "a carrier has the goods", fact.id());
        }
    }

    /**
     * A buyer's own word releases; passing time after a delivery only when that is sure enough. Goods that nobody
     * reports delivered are accepted in the end, and there is nothing to be sure of.
     */
    private void accepted(Fact fact) {
        UUID order = fact.subject();
        Settlement accepted = book.save(book.claim(order).accepted(clock.instant()));
        boolean byTime = fact.actor().equals("kontor");
        boolean delivered = !"DEEM_ACCEPTED".equals(fact.details().get("action"));
        if (byTime && delivered && deliveries.confidence(order).value() < terms.confidence()) {
            timers.schedule(LateRelease.PURPOSE, order, clock.instant().plus(LateRelease.EVERY));
        } else {
            releasing.everything(accepted, "the goods were accepted", fact.id());
        }
    }
}
