package org.kontor.tracking.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.tracking.Case;
import org.kontor.tracking.Deliveries;
import org.kontor.tracking.DeliveryConfidence;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether goods have arrived: how sure the scans make us, and what an operator says where they leave a doubt. */
@Component(service = {ArrivalDesk.class, Deliveries.class})
public final class ArrivalDesk implements Deliveries {

    private final JourneyBook book;
    private final TrackingDesk tracking;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public ArrivalDesk(
            @Reference JourneyBook book,
            @Reference TrackingDesk tracking,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.book = book;
        this.tracking = tracking;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public DeliveryConfidence confidence(UUID order) {
        return transactions.call(() -> book.journeys()
                .find(order)
                .map(journey -> Arrivals.confidence(journey, tracking.story(journey)))
                .orElseGet(() -> DeliveryConfidence.of(
                        List.of(new DeliveryConfidence.Part(0, "the goods are not on their way yet")))));
    }

    /** What a resolved case says of the arrival: an operator's word makes it so, and ends a doubt either way. */
    public void decided(Case resolved, boolean delivered, Caller resolver) {
        if (delivered && !resolver.isOperator()) {
            throw TradeRuleException.forbidden(
                    "only-an-operator",
                    "Only an operator says that goods have arrived which their carrier does not call delivered",
                    "send the operator your evidence");
        }
        if (delivered) {
            Journey arrived = claimed(resolved.order()).confirmed(resolver.name(), clock.instant());
            book.journeys().update(List.of(arrived));
            facts.record(
                    resolved.order(),
                    Fact.Kind.DELIVERED,
                    resolver.name(),
                    Map.of("waybill", arrived.waybill(), "confidence", "1.0"));
        } else if (resolved.kind() == Case.Kind.CONTRADICTION) {
            deny(claimed(resolved.order()));
        }
    }

    private void deny(Journey journey) {
        if (JourneyStates.TABLE.allows(journey.state(), JourneyAction.DENY_DELIVERY)) {
            book.journeys().update(List.of(journey.moved(JourneyAction.DENY_DELIVERY, tracking.firstScanDue(journey))));
        }
    }

    /** Nobody else changes it before this transaction ends. */
    private Journey claimed(UUID order) {
        return book.journeys().claim(List.of(order)).stream().findFirst().orElseThrow(TrackingDesk::notShipped);
    }
}
