package org.kontor.fulfilment.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.WaybillScheme;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.Waybills;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Questions waybill numbers: a doubtful one is neither swallowed nor refused, but taken with a recorded confirmation.
 */
@Component(service = {WaybillDesk.class, Waybills.class})
public final class WaybillDesk implements Waybills {

    private final FulfilmentDesk desk;
    private final Transactions transactions;
    private final Providers providers;
    private final Facts facts;
    private final Clock clock;
    private final WaybillGate gate;

    @Activate
    public WaybillDesk(
            @Reference FulfilmentDesk desk,
            @Reference FulfilmentStore store,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.desk = desk;
        this.transactions = transactions;
        this.providers = providers;
        this.facts = facts;
        this.clock = clock;
        this.gate = new WaybillGate(store, transactions, providers, clock);
    }

    @Override
    public String kept(String number) {
        return WaybillNumbers.issued(number);
    }

    /** What we think of a number the seller typed for its order; asks the carrier, so outside any transaction. */
    public WaybillJudgement judge(UUID orderId, Caller seller, String typed) {
        record Asked(Order order, Fulfilment fulfilment) {}
        Asked asked = transactions.call(() -> new Asked(desk.sellersOrder(orderId, seller), desk.found(orderId)));
        Fulfilment fulfilment = asked.fulfilment();
        boolean asIssued = fulfilment.waybill().equals(Optional.of(WaybillNumbers.issued(typed)));
        String number = asIssued ? fulfilment.waybill().get() : WaybillNumbers.normalise(typed);
        return gate.warned(looks(orderId, fulfilment.carrier(), number), asked.order(), fulfilment.carrier());
    }

    @Override
    public WaybillJudgement judge(UUID order, String carrier, String typed) {
        return looks(order, carrier, WaybillNumbers.normalise(typed));
    }

    /** By the looks alone: what a carrier has just issued has no past. */
    WaybillJudgement looks(UUID order, String carrier, String number) {
        return providers.has(WaybillScheme.class, carrier)
                ? providers.ask(
                        Target.of(WaybillScheme.class, carrier).about(order),
                        scheme -> WaybillNumbers.judge(number, carrier, scheme::test))
                : WaybillNumbers.judge(number);
    }

    /** Takes a number the seller typed; a doubtful one only with a reason, which is recorded. */
    public void enter(UUID orderId, Caller seller, WaybillJudgement judgement, Optional<String> reason) {
        transactions.run(() -> {
            desk.sellersOrder(orderId, seller);
            Fulfilment before = desk.found(orderId);
            Fulfilment after = before.moved(FulfilmentAction.ENTER_WAYBILL).withWaybill(judgement.number());
            if (judgement.doubtful()) {
                after = after.with(after.details().confirmed(confirmation(judgement, seller, reason)));
            }
            desk.save(after);
            boolean booked = before.state() == FulfilmentState.WAYBILL_DOUBTED;
            if (judgement.doubtful() || booked) {
                recordDecision(before, judgement, seller, reason);
            }
            if (!booked) {
                facts.record(orderId, Fact.Kind.BOOKING_STARTED, seller.name(), Map.of("carrier", before.carrier()));
                desk.recordBooked(after, seller.name());
            }
        });
    }

    private void recordDecision(Fulfilment before, WaybillJudgement judgement, Caller seller, Optional<String> reason) {
        facts.record(
                before.order(),
                Fact.Kind.WAYBILL_CONFIRMED,
                seller.name(),
                Map.of(
                        "waybill",
                        judgement.number(),
                        "instead",
                        before.waybill()
                                .filter(number -> !number.equals(judgement.number()))
                                .orElse(""),
                        "doubt",
                        judgement.doubtful() ? judgement.sentence() : "",
                        "reason",
                        reason.orElse("")));
    }

    private WaybillConfirmation confirmation(WaybillJudgement judgement, Caller seller, Optional<String> reason) {
        String why = reason.filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        TradeRuleException.conflict("waybill-doubtful", judgement.sentence(), judgement.remedy()));
        return new WaybillConfirmation(judgement.number(), seller.name(), clock.instant(), why);
    }
}
