package org.kontor.fulfilment.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/**
 * Takes back a booking: of an order that was called off, which its timer starts once that is committed, or a request that
 * the carrier has not confirmed.
 */
@Component(service = {Effect.class, TimerHandler.class})
public final class VoidEffect implements Effect<Boolean>, TimerHandler {

    static final String PURPOSE = "fulfilment.cancel";

    private static final Set<FulfilmentState> OPEN = Set.of(FulfilmentState.VOIDING, FulfilmentState.WITHDRAWING);

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
        intentions.latest(order, PURPOSE).ifPresent(intentions::carryOut);
        return Optional.empty();
    }

    @Override
    public Boolean act(Intention intention) {
        String number = transactions.call(() -> number(desk.found(intention.resource())));
        return providers.act(
                Target.of(Cancellations.class, intention.provider()).about(intention.subject()),
                carrier -> carrier.cancel(number, intention.key()));
    }

    /** A carrier answers a repeated cancellation like the first, so it is not asked; nor once an operator has decided. */
    @Override
    public Optional<Boolean> find(Intention intention) {
        return transactions.call(() -> isOpen(intention)) ? Optional.empty() : Optional.of(false);
    }

    @Override
    public Optional<Instant> settle(Intention intention, Boolean isVoid) {
        if (isOpen(intention)) {
            Fulfilment before = desk.found(intention.resource());
            Fulfilment after = before.moved(isVoid ? FulfilmentAction.VOIDED : FulfilmentAction.KEEP_BOOKING);
            if (before.state() == FulfilmentState.VOIDING) {
                desk.save(after);
                record(after, Fact.Kind.BOOKING_CANCELLED, "outcome", outcome(isVoid));
            } else {
                withdrawn(after, isVoid);
            }
        }
        return Optional.empty();
    }

    /** The request's own intention, which asks for it, learns what has become of it. */
    private void withdrawn(Fulfilment after, boolean isVoid) {
        if (isVoid) {
            desk.save(after.with(after.details().decided()));
            record(after, Fact.Kind.BOOKING_FAILED, "reason", "the seller took the booking request back");
        } else {
            desk.save(after);
            record(after, Fact.Kind.BOOKING_REQUESTED, "words", "the carrier keeps the request");
        }
        intentions
                .latest(after.order(), BookingEffect.PURPOSE)
                .ifPresent(request -> intentions.retry(request.id(), "kontor"));
    }

    private boolean isOpen(Intention intention) {
        return OPEN.contains(desk.found(intention.resource()).state())
                && intentions
                        .latest(intention.resource(), PURPOSE)
                        .filter(latest -> latest.id().equals(intention.id()))
                        .isPresent();
    }

    private void record(Fulfilment fulfilment, Fact.Kind kind, String word, String sentence) {
        facts.record(fulfilment.order(), kind, fulfilment.carrier(), Map.of(word, sentence));
    }

    private static String outcome(boolean isVoid) {
        return isVoid ? "the booking is void" : "the goods had already left: call the carrier";
    }

    /** The waybill's, or the request's while there is no waybill. */
    private static String number(Fulfilment fulfilment) {
        return fulfilment
                .waybill()
                .or(() -> fulfilment.details().awaited().map(Awaited::reference))
                .orElseThrow();
    }

    /** The state stays; the open intention shows why. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}
}
