package org.kontor.fulfilment.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.WaybillScheme;
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

/** Questions waybill numbers: a doubtful one is neither swallowed nor refused, but taken with a recorded confirmation. */
@Component(service = WaybillDesk.class)
public final class WaybillDesk {

    private final FulfilmentDesk desk;
    private final Transactions transactions;
    private final Providers providers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public WaybillDesk(
            @Reference FulfilmentDesk desk,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.desk = desk;
        this.transactions = transactions;
        this.providers = providers;
        this.facts = facts;
        this.clock = clock;
    }

    /** What we think of a number the seller typed; asks the carrier's plugin, so outside any transaction. */
    public WaybillJudgement judge(UUID orderId, Caller seller, String typed) {
        Fulfilment fulfilment = transactions.call(() -> {
            desk.sellersOrder(orderId, seller);
            return desk.found(orderId);
        });
        boolean asIssued = fulfilment.waybill().equals(Optional.of(WaybillNumbers.issued(typed)));
        String number = asIssued ? fulfilment.waybill().get() : WaybillNumbers.normalise(typed);
        return judge(orderId, fulfilment.carrier(), number);
    }

    WaybillJudgement judge(UUID order, String carrier, String number) {
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
                .orElseThrow(() -> TradeRuleException.conflict(
                        "waybill-doubtful",
                        judgement.sentence(),
                        (judgement.suggestions().isEmpty()
                                        ? ""
                                        : "did you mean " + String.join(" or ", judgement.suggestions()) + "? ")
                                + "If the carrier did issue this number, repeat with confirm: true and a reason"));
        return new WaybillConfirmation(judgement.number(), seller.name(), clock.instant(), why);
    }
}
