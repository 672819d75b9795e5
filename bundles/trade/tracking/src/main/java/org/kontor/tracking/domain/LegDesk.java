package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Tracking;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.Waybills;
import org.kontor.orders.Orders;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets a seller add numbers that goods are also followed by: the container, the air waybill, the last mile's number.
 */
@Component(service = LegDesk.class)
public final class LegDesk {

    /** Nobody's goods need more, and each is asked about for as long as they travel. */
    private static final int MOST = 10;

    /** A number to add; {@code reason} says why a doubtful one is right all the same. */
    public record Addition(LegKind kind, String carrier, WaybillJudgement judgement, Optional<String> reason) {}

    private final JourneyBook book;
    private final Orders orders;
    private final Waybills waybills;
    private final Providers providers;
    private final Polls polls;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public LegDesk(
            @Reference JourneyBook book,
            @Reference Orders orders,
            @Reference Waybills waybills,
            @Reference Providers providers,
            @Reference Polls polls,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.book = book;
        this.orders = orders;
        this.waybills = waybills;
        this.providers = providers;
        this.polls = polls;
        this.facts = facts;
        this.clock = clock;
    }

    /** What we think of the number; asks the carrier's plugin, so outside any transaction. */
    public WaybillJudgement judge(UUID order, String carrier, String typed) {
        if (!providers.has(Tracking.class, carrier)) {
            throw TradeRuleException.invalid(
                    "carrier-not-followed",
                    "carrier",
                    "No account " + carrier + " can be asked where goods are",
                    "name one of " + String.join(", ", providers.accounts(Tracking.class)));
        }
        return waybills.judge(order, carrier, typed);
    }

    /** In the caller's transaction; the number is asked about at once, and from then on beside the others. */
    public Leg add(UUID orderId, Caller seller, Addition addition) {
        orders.order(orderId, seller);
        Journey journey =
                book.journeys().claim(List.of(orderId)).stream().findFirst().orElseThrow(TrackingDesk::notShipped);
        requireSeller(journey, seller);
        requireRoom(journey, addition);
        String reason = reason(addition);
        Leg leg = new Leg(
                Keys.fresh(),
                orderId,
                addition.kind(),
                addition.carrier(),
                addition.judgement().number(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
        book.legs().insert(leg);
        polls.begin(leg);
        recordAddition(leg, addition.judgement(), seller, reason);
        return leg;
    }

    private void recordAddition(Leg leg, WaybillJudgement judgement, Caller seller, String reason) {
        facts.record(
                leg.order(),
                Fact.Kind.WAYBILL_CONFIRMED,
                seller.name(),
                Map.of(
                        "waybill", leg.waybill(),
                        "kind", leg.kind().name(),
                        "carrier", leg.carrier(),
                        "doubt", judgement.doubtful() ? judgement.sentence() : "",
                        "reason", reason));
    }

    private static void requireSeller(Journey journey, Caller caller) {
        if (!journey.seller().equals(caller.organisation())) {
            throw TradeRuleException.forbidden(
                    "only-the-seller", "Only the order's seller says by what its goods travel", "ask the seller");
        }
    }

    private void requireRoom(Journey journey, Addition addition) {
        if (journey.over()) {
            throw TradeRuleException.conflict(
                    "arrived", "The goods have arrived and are not followed any more", "nothing is left to do");
        }
        List<Leg> legs = book.legs().of(List.of(journey.order()));
        boolean there = legs.stream()
                .anyMatch(leg -> leg.carrier().equals(addition.carrier())
                        && leg.waybill().equals(addition.judgement().number()));
        if (there) {
            throw TradeRuleException.conflict(
                    "followed-already", "The goods are followed by this number already", "look at the timeline");
        }
        if (legs.size() >= MOST) {
            throw TradeRuleException.conflict(
                    "too-many-legs", "Goods are followed by at most " + MOST + " numbers", "split the shipment");
        }
    }

    private static String reason(Addition addition) {
        WaybillJudgement judgement = addition.judgement();
        if (!judgement.doubtful()) {
            return "";
        }
        return addition.reason()
                .filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        TradeRuleException.conflict("waybill-doubtful", judgement.sentence(), judgement.remedy()));
    }
}
