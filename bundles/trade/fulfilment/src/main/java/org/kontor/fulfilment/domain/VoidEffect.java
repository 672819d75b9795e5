package org.kontor.fulfilment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Cancellations;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes back the booking of an order that was called off; its timer starts it once the calling off is committed. */
@Component(service = {Effect.class, TimerHandler.class})
public final class VoidEffect implements Effect<Boolean>, TimerHandler {

    static final String PURPOSE = "fulfilment.cancel";

    private final FulfilmentDesk desk;
    private final Transactions transactions;
    private final Providers providers;
    private final Intentions intentions;
    private final Facts facts;

    @Activate
    public VoidEffect(
            @Reference FulfilmentDesk desk,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Intentions intentions,
            @Reference Facts facts) {
        this.desk = desk;
        this.transactions = transactions;
        this.providers = providers;
        this.intentions = intentions;
        this.facts = facts;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID order) {
        transactions
                .call(() -> intentions.latest(order, PURPOSE))
                .ifPresent(intention -> intentions.carryOut(intention.id()));
        return Optional.empty();
    }

    @Override
    public Boolean act(Intention intention) {
        String waybill = transactions.call(
                () -> desk.found(intention.resource()).waybill().orElseThrow());
        return providers.act(
                Target.of(Cancellations.class, intention.provider()).about(intention.subject()),
                carrier -> carrier.cancel(waybill, intention.key()));
    }

    /** A carrier answers a repeated cancellation like the first, so there is nothing to ask beforehand. */
    @Override
    public Optional<Boolean> find(Intention intention) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> settle(Intention intention, Boolean isVoid) {
        Fulfilment fulfilment = desk.found(intention.resource());
        desk.save(fulfilment.moved(isVoid ? FulfilmentAction.VOIDED : FulfilmentAction.KEEP_BOOKING));
        facts.record(
                fulfilment.order(),
                Fact.Kind.BOOKING_CANCELLED,
                fulfilment.carrier(),
                Map.of("outcome", isVoid ? "the booking is void" : "the goods had already left: call the carrier"));
        return Optional.empty();
    }

    /** The state stays VOIDING; the open intention shows why. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}
}
