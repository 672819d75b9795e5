package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.PartRefundStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a part of a payment back. */
@Component(service = Effect.class)
public final class PartRefundEffect implements Effect<PaymentOutcome> {

    public static final String PURPOSE = "payment.refund-part";

    private static final String STRANGE = "the provider gives an answer that a refund does not know";

    private final PartRefundStore parts;
    private final PaymentStore payments;
    private final Escrow escrow;
    private final AskSchedule schedule;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public PartRefundEffect(
            @Reference PartRefundStore parts,
            @Reference PaymentStore payments,
            @Reference Escrow escrow,
            @Reference AskSchedule schedule,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.parts = parts;
        this.payments = payments;
        this.escrow = escrow;
        this.schedule = schedule;
        this.transactions = transactions;
        this.orders = orders;
        this.providers = providers;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public PaymentOutcome act(Intention intention) {
        PartRefund part = transactions.call(() -> part(intention));
        Payment payment = transactions.call(() -> payment(part));
        return providers.act(
                bank(intention),
                charges -> charges.refund(payment.answer().reference(), part.amount(), intention.key()));
    }

    @Override
    public Optional<PaymentOutcome> find(Intention intention) {
        return providers.ask(bank(intention), charges -> charges.find(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, PaymentOutcome outcome) {
        PartRefund part = part(intention);
        if (part.state() != PartRefund.State.REQUESTED) {
            return Optional.empty();
        }
        return outcome.fold(
                succeeded -> confirmed(intention, part, succeeded),
                declined -> refused(intention, part, declined),
                actionRequired -> undecided(part, STRANGE),
                pending -> undecided(part, ""),
                authorised -> undecided(part, STRANGE),
                awaitingFunds -> undecided(part, STRANGE));
    }

    /** The part stays REQUESTED; whoever looks is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private Optional<Instant> confirmed(Intention intention, PartRefund part, PaymentOutcome.Succeeded refund) {
        if (!refund.amount().equals(part.amount())) {
            return undecided(part, "the provider reports a refund of " + refund.amount());
        }
        save(part.moved(PartRefund.State.CONFIRMED, part.reason()));
        Payment payment = payment(part);
        escrow.confirmRefund(payment, part.amount(), intention.id());
        closeWhenAllIsBack(payment);
        tellWhenCalledOff(part);
        return Optional.empty();
    }

    private void closeWhenAllIsBack(Payment payment) {
        long back = parts.ofPayment(payment.id()).stream()
                .filter(part -> part.state() == PartRefund.State.CONFIRMED)
                .mapToLong(part -> part.amount().minor())
                .sum();
        if (payment.state() == PaymentState.CAPTURED && back == payment.amount().minor()) {
            Payment refunded = payment.moved(PaymentAction.REFUND).moved(PaymentAction.CONFIRM_REFUND);
            if (!payments.update(refunded)) {
                throw TradeRuleException.stale("payment");
            }
        }
    }

    private void tellWhenCalledOff(PartRefund part) {
        boolean awaited = payments.ofOrder(part.order()).stream()
                        .map(Payment::state)
                        .anyMatch(PaymentState::heldForTheBuyer)
                || parts.ofOrder(part.order()).stream()
                        .map(PartRefund::state)
                        .anyMatch(state -> state == PartRefund.State.REQUESTED || state == PartRefund.State.FAILED);
        if (!awaited && orders.order(part.order()).state() == OrderState.CANCELLED) {
            facts.record(
                    part.order(),
                    Fact.Kind.REFUNDED,
                    "kontor",
                    Map.of("payment", part.payment().toString(), "amount", part.amount().toString()));
        }
    }

    private Optional<Instant> refused(Intention intention, PartRefund part, PaymentOutcome.Declined declined) {
        save(part.moved(PartRefund.State.FAILED, declined.reason()));
        escrow.failRefund(payment(part), part.amount(), intention.id());
        facts.record(
                part.order(),
                Fact.Kind.REFUND_REFUSED,
                intention.provider(),
                Map.of("payment", part.payment().toString(), "amount", part.amount().toString()));
        return Optional.empty();
    }

    private Optional<Instant> undecided(PartRefund part, String reason) {
        Instant now = clock.instant();
        save(part.moved(PartRefund.State.REQUESTED, reason.isEmpty() ? part.reason() : reason));
        return Optional.of(reason.isEmpty() ? schedule.next(part.asked(), now) : schedule.nextWatched(now));
    }

    private static Target<Charges> bank(Intention intention) {
        return Target.of(Charges.class, intention.provider()).about(intention.subject());
    }

    private PartRefund part(Intention intention) {
        return parts.find(intention.resource()).orElseThrow();
    }

    private Payment payment(PartRefund part) {
        return payments.find(part.payment()).orElseThrow();
    }

    private void save(PartRefund changed) {
        if (!parts.update(changed)) {
            throw TradeRuleException.stale("refund");
        }
    }
}
