package org.kontor.payments.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.orders.Orders;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.store.AnswerStore;
import org.kontor.payments.store.FundsStore;
import org.kontor.payments.store.PaymentStore;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What follows when money has come, is refused or is doubted, whoever told it; always in the caller's transaction. */
@Component(service = Cashier.class)
public final class Cashier {

    private static final int LONGEST_REFERENCE = 1000;

    private static final Set<PaymentState> PARTS =
            EnumSet.of(PaymentState.PARTIALLY_PAID, PaymentState.CALLING_OFF, PaymentState.REVIEW);

    private final PaymentStore store;
    private final AnswerStore answers;
    private final FundsStore funds;
    private final Escrow escrow;
    private final Refunds refunds;
    private final AskSchedule schedule;
    private final Orders orders;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public Cashier(
            @Reference PaymentStore store,
            @Reference AnswerStore answers,
            @Reference FundsStore funds,
            @Reference Escrow escrow,
            @Reference Refunds refunds,
            @Reference AskSchedule schedule,
            @Reference Orders orders,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.answers = answers;
        this.funds = funds;
        this.escrow = escrow;
        this.refunds = refunds;
        this.schedule = schedule;
        this.orders = orders;
        this.facts = facts;
        this.clock = clock;
    }

    /** Reports what does not fit for review; empty when the money is in escrow. */
    Optional<Instant> taken(Payment payment, PaymentOutcome.Succeeded charge) {
        Optional<String> odd = odd(payment, charge);
        if (odd.isPresent()) {
            return review(payment, odd.get());
        }
        escrow.capture(payment);
        book(payment, charge.reference());
        return Optional.empty();
    }

    /**
     * The money is in escrow by now. When it comes for an order that no longer awaits it, it is booked all the same,
     * and given back at once. A reserved payment keeps the charge's reference, for refunds are made on the charge.
     */
    void book(Payment payment, String reference) {
        book(payment, reference, Map.of());
    }

    /** {@code more} goes into the journal. */
    void book(Payment payment, String reference, Map<String, String> more) {
        boolean late = !awaited(payment);
        String charge = payment.reserved() ? payment.answer().reference() : reference;
        Payment captured = payment.moved(PaymentAction.CAPTURE)
                .answered(payment.answer().referring(charge).heard(clock.instant()));
        save(captured);
        if (late) {
            refunds.start(store.find(payment.id()).orElseThrow(), "kontor", "the order no longer awaited this payment");
        } else {
            Map<String, String> details = new HashMap<>(more);
            details.put("reference", charge);
            record(captured, Fact.Kind.PAID, details);
        }
        CrashPoint.hit("paid.before-commit");
    }

    /** True while the order still waits for this payment's money. */
    boolean awaited(Payment payment) {
        return payment.state() != PaymentState.DECLINED
                && orders.order(payment.order()).awaits(payment.stage());
    }

    Optional<Instant> declined(Payment payment, String reason) {
        if (payment.state() == PaymentState.DECLINED) {
            return Optional.empty();
        }
        Payment.Answer heard = payment.answer().because(words(reason)).heard(clock.instant());
        saveNews(payment, payment.moved(PaymentAction.DECLINE).answered(heard));
        creditParts(payment);
        if (orders.order(payment.order()).awaits(payment.stage())) {
            record(payment, Fact.Kind.PAYMENT_FAILED, Map.of());
        }
        return Optional.empty();
    }

    /** Nothing is booked; an operator must look, and the provider is asked every hour meanwhile. */
    Optional<Instant> review(Payment payment, String reason) {
        if (payment.state() == PaymentState.DECLINED) {
            return Optional.empty();
        }
        show(payment, PaymentAction.DOUBT, payment.answer().because(reason));
        return Optional.of(schedule.nextWatched(clock.instant()));
    }

    void show(Payment payment, PaymentAction action, Payment.Answer answer) {
        saveNews(payment, payment.moved(action).answered(answer.heard(clock.instant())));
        if (payment.state() == PaymentState.STARTED) {
            record(payment, Fact.Kind.PAYMENT_WAITING, Map.of("why", action.name()));
        }
    }

    /** Asked again, and nothing new. */
    void heard(Payment payment) {
        save(payment.answered(payment.answer().heard(clock.instant())));
    }

    void record(Payment payment, Fact.Kind kind, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("payment", payment.id().toString());
        details.put("stage", Integer.toString(payment.stage()));
        details.putIfAbsent("amount", payment.worth().amount().toString());
        facts.record(payment.order(), kind, payment.provider(), details);
    }

    /** What has come in part for a payment that ends is owed to the buyer. */
    private void creditParts(Payment payment) {
        if (!PARTS.contains(payment.state())) {
            return;
        }
        Money received = funds.received(payment);
        if (received.isPositive()) {
            escrow.credit(payment, received, payment.id());
        }
    }

    /** Also what was heard is kept, when it is something new. */
    private void saveNews(Payment before, Payment after) {
        save(after);
        String reason = after.answer().reason();
        if (before.state() != after.state() || !reason.equals(before.answer().reason())) {
            answers.insert(after.id(), new Heard(clock.instant(), after.state(), reason));
        }
    }

    private void save(Payment changed) {
        if (!store.update(changed)) {
            throw TradeRuleException.stale("payment");
        }
    }

    /** What is wrong with a success, which is checked before it is believed. */
    Optional<String> odd(Payment payment, PaymentOutcome.Succeeded charge) {
        if (!payment.amount().equals(charge.amount())) {
            return Optional.of("the provider reports " + charge.amount() + " instead of " + payment.amount());
        }
        String reference = charge.reference();
        if (reference == null || reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            return Optional.of("the provider reports success and names no charge that could be kept");
        }
        return store.knownAs(payment.provider(), reference).stream()
                .filter(other -> !other.id().equals(payment.id()))
                .findFirst()
                .map(other -> "the provider calls another payment " + reference + ", that of " + other.orderNumber());
    }

    private static String words(String reason) {
        return reason == null ? "" : reason;
    }
}
