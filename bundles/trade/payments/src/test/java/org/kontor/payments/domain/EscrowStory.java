package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.orders.Order;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.Chargebacks.State;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payments.Transfer;
import org.kontor.payments.domain.ChargebackCase.Source;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;

/** One order's money in a generated story: what the product does, and beside it what the sums should be. */
final class EscrowStory {

    private record Reserved(UUID id, long minor) {}

    private record Payout(UUID id, long minor) {}

    private final Till till;
    private final TestStore store;
    private final Random random;
    private final Order order;
    private final UUID seller = Keys.fresh();
    private final Map<Chart, Long> sums = new TreeMap<>();
    private final List<Intention> refunds = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();
    private final List<Payout> sent = new ArrayList<>();
    private final List<Payout> settled = new ArrayList<>();
    private final List<Reserved> reserved = new ArrayList<>();
    private final List<ChargebackCase> chargebacks = new ArrayList<>();
    private Runnable latest = () -> {};

    EscrowStory(Till till, TestStore store, Random random) {
        this.till = till;
        this.store = store;
        this.random = random;
        this.order = till.orders.placed(till.buyer.organisation(), seller, new UUID(1, 3));
        capture();
    }

    void step() {
        switch (random.nextInt(14)) {
            case 0 -> capture();
            case 1, 2 -> release();
            case 3, 4 -> refund();
            case 5, 6 -> answerRefund();
            case 7 -> reclaim();
            case 8 -> payOut();
            case 9 -> answerPayout();
            case 10 -> reserve();
            case 11 -> endReservation();
            case 12 -> chargeback();
            default -> latest.run();
        }
    }

    /** What was just done is told again, and nothing changes. */
    private void done(Runnable action) {
        latest = action;
        if (random.nextInt(4) == 0) {
            action.run();
        }
    }

    void compare() {
        Map<Chart, Long> booked = new TreeMap<>();
        for (Transfer transfer : till.ledger.transfers(order.id())) {
            transfer.postings()
                    .forEach(line ->
                            booked.merge(Chart.of(line.account()), line.amount().minor(), Long::sum));
        }
        for (Chart purpose : List.of(
                Chart.ESCROW,
                Chart.REFUND_IN_FLIGHT,
                Chart.COMMISSION,
                Chart.SELLER_RECEIVABLE,
                Chart.PROVIDER_CLEARING)) {
            assertEquals(purpose.name(), sum(purpose), purpose.side() * booked.getOrDefault(purpose, 0L));
        }
        assertEquals("free in escrow", free(), till.escrows.held(order.id()).minor());
        assertEquals(
                "owed less debts",
                sum(Chart.SELLER_PAYABLE) - sum(Chart.SELLER_RECEIVABLE),
                till.escrows.payable(seller, order.total().currency()).minor());
    }

    private void capture() {
        Payment payment = new Payment(
                Keys.fresh(),
                order.id(),
                order.number(),
                order.buyer(),
                seller,
                "card",
                new UUID(1, 3),
                1,
                money(1 + random.nextInt(100_000)),
                PaymentState.STARTED,
                1,
                Payment.Answer.NONE,
                store.clock().instant());
        till.payments.insert(payment);
        till.payments.update(payment.moved(PaymentAction.CAPTURE));
        Runnable action = () -> till.books.escrow.capture(payment);
        action.run();
        add(Chart.ESCROW, payment.amount().minor());
        add(Chart.PROVIDER_CLEARING, payment.amount().minor());
        done(action);
    }

    private void release() {
        long gross = amount(free());
        long commission = gross * random.nextInt(4) / 100;
        UUID cause = Keys.fresh();
        Runnable action = () -> till.escrows.release(order.id(), money(gross), money(commission), cause);
        if (refusedUnless(gross > 0 && gross <= free(), action)) {
            return;
        }
        add(Chart.ESCROW, -gross);
        add(Chart.SELLER_PAYABLE, gross - commission);
        add(Chart.COMMISSION, commission);
        done(action);
    }

    private void refund() {
        long wanted = amount(free());
        if (wanted > refundable() || wanted > free() || wanted == 0) {
            return;
        }
        UUID cause = Keys.fresh();
        Runnable action = () -> till.escrows.refund(order.id(), money(wanted), "dispute", cause);
        action.run();
        till.payments.ofOrder(order.id()).stream()
                .flatMap(one -> store.intentions().latest(one.id(), RefundEffect.PURPOSE).stream())
                .filter(open -> known.add(open.id()))
                .forEach(refunds::add);
        add(Chart.ESCROW, -wanted);
        add(Chart.REFUND_IN_FLIGHT, wanted);
        done(action);
    }

    private void answerRefund() {
        if (refunds.isEmpty()) {
            return;
        }
        Intention refund = refunds.remove(random.nextInt(refunds.size()));
        Payment payment = till.payments.find(refund.resource()).orElseThrow();
        Money amount = till.books.escrow.requested(payment, refund.id());
        boolean declined = random.nextInt(4) == 0;
        till.refundEffect.settle(
                refund,
                declined ? new PaymentOutcome.Declined("account_closed") : new PaymentOutcome.Succeeded("re", amount));
        add(Chart.REFUND_IN_FLIGHT, -amount.minor());
        add(declined ? Chart.ESCROW : Chart.PROVIDER_CLEARING, declined ? amount.minor() : -amount.minor());
    }

    private void reclaim() {
        long wanted = 1 + random.nextInt(1_000);
        if (till.payments.ofOrder(order.id()).stream().noneMatch(one -> one.state() == PaymentState.RELEASED)) {
            return;
        }
        UUID cause = Keys.fresh();
        Runnable action = () -> till.escrows.reclaim(order.id(), money(wanted), cause);
        action.run();
        long fromBalance = Math.min(wanted, sum(Chart.SELLER_PAYABLE));
        add(Chart.SELLER_PAYABLE, -fromBalance);
        add(Chart.SELLER_RECEIVABLE, wanted - fromBalance);
        add(Chart.ESCROW, wanted);
        done(action);
    }

    private void payOut() {
        long payable = sum(Chart.SELLER_PAYABLE) - sum(Chart.SELLER_RECEIVABLE);
        long wanted = amount(Math.max(0, payable));
        UUID payout = Keys.fresh();
        Runnable action = () -> till.escrows.payoutSent(seller, money(wanted), payout);
        if (refusedUnless(wanted > 0 && wanted <= payable, action)) {
            return;
        }
        add(Chart.SELLER_PAYABLE, -wanted);
        sent.add(new Payout(payout, wanted));
        done(action);
    }

    private void answerPayout() {
        if (!settled.isEmpty() && random.nextInt(3) == 0) {
            Payout back = settled.remove(0);
            Runnable action = () -> till.escrows.payoutReturned(seller, Till.BANK, money(back.minor()), back.id());
            action.run();
            add(Chart.SELLER_PAYABLE, back.minor());
            done(action);
        } else if (!sent.isEmpty()) {
            answer(sent.remove(0));
        }
    }

    private void answer(Payout payout) {
        boolean rejected = random.nextBoolean();
        Money amount = money(payout.minor());
        Runnable action = rejected
                ? () -> till.escrows.payoutRejected(seller, amount, payout.id())
                : () -> till.escrows.payoutSettled(seller, Till.BANK, amount, payout.id());
        action.run();
        if (rejected) {
            add(Chart.SELLER_PAYABLE, payout.minor());
        } else {
            settled.add(payout);
        }
        done(action);
    }

    private void reserve() {
        long wanted = amount(free());
        Cause cause = new Cause(Keys.fresh(), order.id(), order.id());
        Runnable action = () -> till.books.reservations.reserve(
                cause, money(wanted), store.clock().instant().plus(Duration.ofDays(1)));
        if (wanted > 0 && !refusedUnless(wanted <= free(), action)) {
            reserved.add(new Reserved(cause.transfer(Event.RESERVED), wanted));
        }
    }

    private void endReservation() {
        if (reserved.isEmpty()) {
            return;
        }
        Reserved one = reserved.remove(0);
        if (random.nextBoolean()) {
            Runnable action = () -> till.books.reservations.cancel(one.id());
            action.run();
            done(action);
            return;
        }
        long part = 1 + random.nextLong(one.minor());
        Cause cause = new Cause(Keys.fresh(), order.id(), order.id());
        Runnable journal = () -> till.books.journals.released(cause, seller, money(part), money(0));
        Runnable action = () -> till.books.reservations.post(one.id(), money(part), journal);
        action.run();
        add(Chart.ESCROW, -part);
        add(Chart.SELLER_PAYABLE, part);
        done(action);
    }

    private void chargeback() {
        if (!chargebacks.isEmpty() && random.nextBoolean()) {
            win(chargebacks.remove(0));
            return;
        }
        Cause cause = new Cause(Keys.fresh(), order.id(), Keys.fresh());
        boolean held = free() > 0;
        Money amount = money(held ? 1 + random.nextLong(free()) : 500);
        Source source = held ? Source.ESCROW : Source.SELLER;
        ChargebackCase taken = new ChargebackCase(
                cause.id(),
                cause.subject(),
                order.id(),
                "card",
                cause.id().toString(),
                amount,
                "fraudulent",
                State.OPEN,
                source,
                1,
                Optional.empty(),
                store.clock().instant(),
                store.clock().instant());
        till.chargebackStore.insert(taken);
        Runnable action = () -> till.books.journals.chargedBack(cause, taken(source), amount);
        action.run();
        add(held ? Chart.ESCROW : Chart.SELLER_RECEIVABLE, held ? -amount.minor() : amount.minor());
        add(Chart.PROVIDER_CLEARING, -amount.minor());
        chargebacks.add(taken);
        done(action);
    }

    private void win(ChargebackCase lost) {
        Cause cause = new Cause(Keys.fresh(), order.id(), lost.payment());
        Runnable action = () -> till.books.journals.chargebackWon(cause, taken(lost.source()), lost.amount());
        action.run();
        till.chargebackStore.update(
                lost.told(won(lost), lost.source(), store.clock().instant()));
        long back = lost.amount().minor();
        boolean held = lost.source() == Source.ESCROW;
        add(held ? Chart.ESCROW : Chart.SELLER_RECEIVABLE, held ? back : -back);
        add(Chart.PROVIDER_CLEARING, back);
        holdAgain();
        done(action);
    }

    private Journals.Taken taken(Source source) {
        return new Journals.Taken("card", seller, source);
    }

    private static Chargeback won(ChargebackCase lost) {
        return new Chargeback(lost.reference(), "ch", lost.amount(), lost.reason(), State.WON, Optional.empty());
    }

    /** Money that comes back into escrow belongs to a payment that is held again. */
    private void holdAgain() {
        List<Payment> payments = till.payments.ofOrder(order.id());
        boolean held = payments.stream().anyMatch(one -> PaymentStates.TABLE.allows(one.state(), PaymentAction.REFUND));
        if (!held && sum(Chart.ESCROW) > 0) {
            payments.stream()
                    .filter(one -> one.state() == PaymentState.RELEASED)
                    .forEach(one -> till.payments.update(one.moved(PaymentAction.RECLAIM)));
        }
    }

    /** True when it may not be and was refused. */
    private static boolean refusedUnless(boolean allowed, Runnable action) {
        try {
            action.run();
        } catch (TradeRuleException | IllegalStateException refused) {
            if (allowed) {
                throw refused;
            }
            return true;
        }
        if (!allowed) {
            throw new AssertionError("more was moved than there is");
        }
        return false;
    }

    private long refundable() {
        return till.payments.ofOrder(order.id()).stream()
                .filter(one -> PaymentStates.TABLE.allows(one.state(), PaymentAction.REFUND))
                .mapToLong(one -> till.books.escrow.refundable(one).minor())
                .sum();
    }

    /** What is left after reservations. */
    private long free() {
        return sum(Chart.ESCROW) - reserved.stream().mapToLong(Reserved::minor).sum();
    }

    /** Often all, sometimes more than there is. */
    private long amount(long there) {
        return switch (random.nextInt(4)) {
            case 0 -> there;
            case 1 -> there + 1 + random.nextInt(50);
            default -> there == 0 ? 0 : 1 + random.nextLong(there);
        };
    }

    private long sum(Chart purpose) {
        return sums.getOrDefault(purpose, 0L);
    }

    private void add(Chart purpose, long minor) {
        sums.merge(purpose, minor, Long::sum);
    }

    private Money money(long minor) {
        return new Money(minor, order.total().currency());
    }
}
