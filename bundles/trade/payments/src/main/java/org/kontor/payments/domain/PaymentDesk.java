package org.kontor.payments.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.kontor.accounts.Accounts;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.orders.Stage;
import org.kontor.orders.StageStanding;
import org.kontor.payments.store.PaymentStore;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a buyer pays, and where everybody entitled sees how a payment stands. */
@Component(service = PaymentDesk.class)
public final class PaymentDesk {

    /**
     * What to pay with, the order's own instrument when none is named; which stage; and what it costs, which may
     * exchange.
     */
    public record Wish(Optional<UUID> instrument, Optional<Integer> stage, UnaryOperator<Payment> price) {}

    /** A payment and, while something outside is undecided, the intention or the money that will decide it. */
    public record Standing(Payment payment, Optional<Intention> undecided, Optional<Funds.Awaited> awaited) {}

    private final PaymentStore store;
    private final Capturing capturing;
    private final Funds funds;
    private final Inspector inspector;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Orders orders;
    private final Intentions intentions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public PaymentDesk(
            @Reference PaymentStore store,
            @Reference Capturing capturing,
            @Reference Funds funds,
            @Reference Inspector inspector,
            @Reference Transactions transactions,
            @Reference Accounts accounts,
            @Reference Orders orders,
            @Reference Intentions intentions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.capturing = capturing;
        this.funds = funds;
        this.inspector = inspector;
        this.transactions = transactions;
        this.accounts = accounts;
        this.orders = orders;
        this.intentions = intentions;
        this.facts = facts;
        this.clock = clock;
    }

    /** Begins a payment in the order's own currency. */
    public UUID begin(UUID orderId, Optional<UUID> instrument, Optional<Integer> stage, Caller buyer) {
        return begin(orderId, new Wish(instrument, stage, UnaryOperator.identity()), buyer);
    }

    /**
     * Begins in the caller's transaction, with the stage that is payable now; the fact moves the stage to PAYING, which
     * only one payment can do.
     */
    public UUID begin(UUID orderId, Wish wish, Caller buyer) {
        return transactions.call(() -> {
            inspector.requireSound();
            Order order = buyersOrder(orderId, buyer);
            Stage payable = payable(order, wish.stage());
            UUID instrument = wish.instrument().orElse(order.paymentInstrument());
            PaymentInstrument bound = accounts.instrument(order.buyer(), instrument);
            Payment payment = wish.price().apply(started(order, payable, bound));
            store.insert(payment);
            facts.record(
                    orderId,
                    Fact.Kind.PAYMENT_STARTED,
                    buyer.name(),
                    Map.of(
                            "payment",
                            payment.id().toString(),
                            "stage",
                            Integer.toString(payable.number()),
                            "amount",
                            payable.amount().toString()));
            intentions.intend(
                    ChargeEffect.PURPOSE, orderId, payment.id(), bound.provider(), bound.id() + " " + payment.amount());
            CrashPoint.hit("payment.before-commit");
            return payment.id();
        });
    }

    /** Asks the provider, or acts when it never heard of the payment; outside any transaction. */
    public void carryOut(UUID paymentId) {
        undecided(paymentId).ifPresent(intention -> {
            intentions.carryOut(intention);
            capturing.follow(intention);
        });
    }

    Optional<Intention> undecided(UUID paymentId) {
        return transactions.call(() -> undecided(store.find(paymentId).orElseThrow()));
    }

    public Standing standing(UUID paymentId, Caller viewer) {
        return transactions.call(() ->
                standing(store.find(paymentId, viewer).orElseThrow(() -> TradeRuleException.notFound("payment"))));
    }

    /** Oldest first. */
    public List<Standing> ofOrder(UUID orderId, Caller viewer) {
        return transactions.call(() -> {
            orders.order(orderId, viewer);
            return store.ofOrder(orderId).stream().map(this::standing).toList();
        });
    }

    private Standing standing(Payment payment) {
        return new Standing(payment, undecided(payment), funds.awaited(payment));
    }

    private Optional<Intention> undecided(Payment payment) {
        return purpose(payment).flatMap(purpose -> intentions.latest(payment.id(), purpose));
    }

    private static Optional<String> purpose(Payment payment) {
        return switch (payment.state()) {
            case STARTED, WAITING, IN_DOUBT, ACTION_REQUIRED, PENDING, AUTHORISED, REVIEW ->
                Optional.of(payment.reserved() ? CaptureEffect.PURPOSE : ChargeEffect.PURPOSE);
            case CALLING_OFF -> Optional.of(VoidEffect.PURPOSE);
            case REFUNDING -> Optional.of(RefundEffect.PURPOSE);
            case AWAITING_FUNDS, PARTIALLY_PAID, CAPTURED, CHARGED_BACK, DECLINED, RELEASED, REFUNDED, REFUND_FAILED ->
                Optional.empty();
        };
    }

    private Order buyersOrder(UUID orderId, Caller buyer) {
        Order order = orders.order(orderId, buyer);
        if (!order.buyer().equals(buyer.organisation())) {
            throw TradeRuleException.forbidden(
                    "only-the-buyer", "Only the order's buyer pays it", "sign in as the buyer");
        }
        accounts.requireVerified(order.buyer(), "pay");
        return order;
    }

    /** Stages are paid in their order, each once. */
    private static Stage payable(Order order, Optional<Integer> wanted) {
        Stage payable = order.payable()
                .map(StageStanding::stage)
                .orElseThrow(
                        () -> TradeRuleException.conflict(
                                "not-payable",
                                "The order is " + order.state() + " and awaits no payment",
                                "look at the order's payments; one that is undecided may be called off: POST /payments/{id}/cancellation"));
        wanted.filter(stage -> stage != payable.number()).ifPresent(stage -> {
            throw TradeRuleException.conflict(
                    "other-stage",
                    "Stage " + stage + " is not payable now; stage " + payable.number() + " is",
                    "pay stage " + payable.number() + ", or leave the stage out");
        });
        return payable;
    }

    private Payment started(Order order, Stage stage, PaymentInstrument instrument) {
        return new Payment(
                Keys.fresh(),
                order.id(),
                order.number(),
                order.buyer(),
                order.seller(),
                instrument.provider(),
                instrument.id(),
                stage.number(),
                stage.amount(),
                PaymentStates.TABLE.initial(),
                1,
                Payment.Answer.NONE,
                clock.instant());
    }
}
