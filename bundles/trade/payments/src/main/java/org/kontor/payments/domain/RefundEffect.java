package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.OrderState;
import org.kontor.orders.Orders;
import org.kontor.payment.Charges;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.PaymentStore;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.work.Effect;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives a captured payment back. */
@Component(service = Effect.class)
public final class RefundEffect implements Effect<PaymentOutcome> {

    public static final String PURPOSE = "payment.refund";

    private static final String STRANGE = "the provider gives an answer that a refund does not know";

    private final PaymentStore store;
    private final Escrow escrow;
    private final AskSchedule schedule;
    private final Transactions transactions;
    private final Orders orders;
    private final Providers providers;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public RefundEffect(
            @Reference PaymentStore store,
            @Reference Escrow escrow,
            @Reference AskSchedule schedule,
            @Reference Transactions transactions,
            @Reference Orders orders,
            @Reference Providers providers,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
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
        record Request(String charge, Money amount) {}
        Request request = transactions.call(() -> {
            Payment payment = payment(intention);
            return new Request(payment.answer().reference(), escrow.requested(payment, intention.id()));
        });
        return providers.act(
                bank(intention), charges -> charges.refund(request.charge(), request.amount(), intention.key()));
    }

    @Override
    public Optional<PaymentOutcome> find(Intention intention) {
        return providers.ask(bank(intention), charges -> charges.find(intention.key()));
    }

    @Override
    public Optional<Instant> settle(Intention intention, PaymentOutcome outcome) {
        Payment payment = payment(intention);
        if (payment.state() != PaymentState.REFUNDING) {
            return Optional.empty();
        }
        return outcome.fold(
                succeeded -> confirmed(intention, payment, succeeded),
                declined -> refused(intention, payment, declined),
                actionRequired -> undecided(payment, STRANGE),
                pending -> undecided(payment, ""),
                authorised -> undecided(payment, STRANGE),
                awaitingFunds -> undecided(payment, STRANGE));
    }

    /** The payment stays REFUNDING; whoever looks at it is shown the intention beside it. */
    @Override
    public void unanswered(Intention intention, Intention.State state, ProviderException failure) {}

    private Optional<Instant> confirmed(Intention intention, Payment payment, PaymentOutcome.Succeeded refund) {
        if (!refund.amount().equals(escrow.requested(payment, intention.id()))) {
            return undecided(payment, "the provider reports a refund of " + refund.amount());
        }
        escrow.confirmRefund(payment, intention.id());
        save(after(payment).answered(payment.answer().heard(clock.instant())));
        if (orders.order(payment.order()).state() == OrderState.CANCELLED && everythingIsBack(payment.order())) {
            facts.record(
                    payment.order(),
                    Fact.Kind.REFUNDED,
                    payment.provider(),
                    Map.of(
                            "payment",
                            payment.id().toString(),
                            "amount",
                            refund.amount().toString()));
        }
        return Optional.empty();
    }

    /** A part that is back leaves the rest where it was: in escrow, or with the seller. */
    private Payment after(Payment payment) {
        if (escrow.back(payment).equals(payment.amount())) {
            return payment.moved(PaymentAction.CONFIRM_REFUND);
        }
        if (!escrow.back(payment).equals(escrow.refunded(payment))) {
            return payment;
        }
        Payment captured = payment.moved(PaymentAction.CONFIRM_PART);
        return escrow.isEmpty(payment) ? captured.moved(PaymentAction.RELEASE) : captured;
    }

    /** An order can have a second payment: one that came late, after it had been declined. */
    private boolean everythingIsBack(UUID order) {
        return store.ofOrder(order).stream().map(Payment::state).noneMatch(PaymentState::heldForTheBuyer);
    }

    private Optional<Instant> refused(Intention intention, Payment payment, PaymentOutcome.Declined declined) {
        escrow.failRefund(payment, intention.id());
        boolean othersUnderWay = !escrow.back(payment).equals(escrow.refunded(payment));
        Payment after = othersUnderWay ? payment : payment.moved(PaymentAction.REFUSE_REFUND);
        save(after.answered(payment.answer().because(declined.reason()).heard(clock.instant())));
        return Optional.empty();
    }

    private Optional<Instant> undecided(Payment payment, String reason) {
        Instant now = clock.instant();
        save(payment.answered(payment.answer().because(reason).heard(now)));
        return Optional.of(reason.isEmpty() ? schedule.next(payment.answer().asked(), now) : schedule.nextWatched(now));
    }

    private static Target<Charges> bank(Intention intention) {
        return Target.of(Charges.class, intention.provider()).about(intention.subject());
    }

    private Payment payment(Intention intention) {
        return store.find(intention.resource()).orElseThrow();
    }

    private void save(Payment changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("payment");
        }
    }
}
