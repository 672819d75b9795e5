package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payment.Remittance;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.TimerHandler;
import org.kontor.work.Timers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Money that payers send from their banks: awaited, counted as it comes, and given up when it does not come. */
@Component(service = {TimerHandler.class, Funds.class})
public final class Funds implements TimerHandler {

    /** What became of an arrival. */
    public enum Arrival {
        /** Counted already; nothing was done. */
        KNOWN,
        /** The rest is awaited. */
        PART,
        /** Everything is in escrow. */
        PAID,
        /** Everything is in escrow; what is too much is owed to the buyer. */
        OVERPAID,
        /** For a payment that awaits nothing; it is owed to the buyer. */
        CREDITED
    }

    private static final String TOO_LATE = "the money did not come in time";

    /** What the payer's bank must be told, what has come and what has not, and when nothing is awaited any more. */
    public record Awaited(Remittance remittance, Money received, Money remaining, Instant end) {}

    private final PaymentStore store;
    private final FundsStore book;
    private final Cashier cashier;
    private final CallingOff callingOff;
    private final Escrow escrow;
    private final Shortfall shortfall;
    private final AskSchedule schedule;
    private final Transactions transactions;
    private final Timers timers;
    private final Clock clock;

    @Activate
    public Funds(
            @Reference PaymentStore store,
            @Reference FundsStore book,
            @Reference Cashier cashier,
            @Reference CallingOff callingOff,
            @Reference Escrow escrow,
            @Reference Shortfall shortfall,
            @Reference AskSchedule schedule,
            @Reference Transactions transactions,
            @Reference Timers timers,
            @Reference Clock clock) {
        this.store = store;
        this.book = book;
        this.cashier = cashier;
        this.callingOff = callingOff;
        this.escrow = escrow;
        this.shortfall = shortfall;
        this.schedule = schedule;
        this.transactions = transactions;
        this.timers = timers;
        this.clock = clock;
    }

    /** In the transaction that settles the charge. The provider is asked no more: only the bank can tell. */
    Optional<Instant> await(Payment payment, Remittance remittance) {
        if (!PaymentStates.TABLE.allows(payment.state(), PaymentAction.AWAIT_FUNDS)) {
            return Optional.empty();
        }
        if (!remittance.amount().equals(payment.amount())) {
            return cashier.review(
                    payment, "the payer is told to send " + remittance.amount() + " instead of " + payment.amount());
        }
        book.put(payment.id(), remittance);
        cashier.show(payment, PaymentAction.AWAIT_FUNDS, payment.answer().referring(remittance.reference()));
        timers.schedule(purpose(), payment.id(), schedule.fundsEnd(remittance.until()));
        return Optional.empty();
    }

    /** What the payer must send, while the payment awaits it. */
    Optional<Awaited> awaited(Payment payment) {
        if (!payment.state().awaitsFunds()) {
            return Optional.empty();
        }
        Money received = book.received(payment);
        return book.remittance(payment)
                .map(remittance -> new Awaited(
                        remittance, received, payment.amount().minus(received), schedule.fundsEnd(remittance.until())));
    }

    /**
     * Counts money that the bank has booked for the payment, once per reference of the bank, and with it what the banks
     * have kept when that is little; joins the caller's transaction. Throws a {@link TradeRuleException} for another
     * currency, and for an entry that counts elsewhere.
     */
    public Arrival arrived(UUID paymentId, Money received, String bankReference) {
        return transactions.call(() -> {
            Payment payment = store.find(paymentId).orElseThrow(() -> TradeRuleException.notFound("payment"));
            requireFitting(payment, received);
            UUID id = receiptId(payment.provider(), bankReference);
            Optional<UUID> counted = book.countedFor(id);
            if (counted.isPresent()) {
                requireSame(payment, counted.get());
                return Arrival.KNOWN;
            }
            Money before = book.received(payment);
            book.insert(new Receipt(id, payment.id(), bankReference, received, clock.instant()));
            escrow.receive(payment, received, id);
            Money kept = shortfall.bear(payment, before.plus(received), id);
            CrashPoint.hit("funds.before-commit");
            return count(payment, before, received.plus(kept), id);
        });
    }

    @Override
    public String purpose() {
        return "payments.funds";
    }

    /** The time is over: the payer is told so, and what has come in part is owed to the buyer. */
    @Override
    public Optional<Instant> due(UUID paymentId) {
        transactions.run(() -> store.find(paymentId)
                .filter(payment -> payment.state().awaitsFunds())
                .filter(payment -> !callingOff.start(payment, TOO_LATE))
                .ifPresent(payment -> cashier.declined(payment, TOO_LATE)));
        return Optional.empty();
    }

    private Arrival count(Payment payment, Money before, Money received, UUID receipt) {
        if (!PaymentStates.TABLE.allows(payment.state(), PaymentAction.CAPTURE)) {
            escrow.credit(payment, received, receipt);
            return Arrival.CREDITED;
        }
        boolean ended = payment.state() == PaymentState.DECLINED;
        Money open = ended ? payment.amount() : payment.amount().minus(before);
        Money surplus = received.minus(open);
        if (surplus.compareTo(Money.zero(surplus.currency())) < 0) {
            return part(payment, received, receipt, ended);
        }
        escrow.allocate(payment);
        cashier.book(payment, payment.answer().reference());
        timers.cancel(purpose(), payment.id());
        if (surplus.isZero()) {
            return Arrival.PAID;
        }
        escrow.credit(payment, surplus, receipt);
        return Arrival.OVERPAID;
    }

    private Arrival part(Payment payment, Money received, UUID receipt, boolean ended) {
        if (ended) {
            escrow.credit(payment, received, receipt);
            return Arrival.CREDITED;
        }
        if (payment.state() == PaymentState.CALLING_OFF) {
            cashier.heard(payment);
            return Arrival.PART;
        }
        cashier.show(payment, PaymentAction.RECEIVE_PART, payment.answer().because("received " + received));
        return Arrival.PART;
    }

    private static void requireFitting(Payment payment, Money received) {
        if (!received.isPositive()
                || !received.currency().equals(payment.amount().currency())) {
            throw TradeRuleException.invalid(
                    "other-money",
                    "received",
                    "The payment awaits " + payment.amount() + ", not " + received,
                    "leave it unallocated until an operator decides");
        }
    }

    private static void requireSame(Payment payment, UUID counted) {
        if (!payment.id().equals(counted)) {
            throw TradeRuleException.conflict(
                    "counted-already",
                    "This entry of the bank counts for another payment",
                    "look at payment " + counted);
        }
    }

    static UUID receiptId(String provider, String bankReference) {
        return UUID.nameUUIDFromBytes((provider + "\n" + bankReference).getBytes(StandardCharsets.UTF_8));
    }
}
