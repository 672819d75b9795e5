package org.kontor.testkit.live.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.testkit.live.payment.JournalLine.Deed;
import org.kontor.testkit.live.payment.Payment.State;
import org.kontor.values.Money;

/** What the provider knows and has done, in whatever form it was asked: payments, refunds, its journal and its news. */
public final class ProviderBooks {

    private final Clock clock;
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Payer> payers = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final List<JournalLine> journal = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private int next = 1;
    private boolean undecided;

    ProviderBooks(Clock clock) {
        this.clock = clock;
    }

    /** Everything it did, in the order of doing. */
    public synchronized List<JournalLine> journal() {
        return List.copyOf(journal);
    }

    /** How often money has moved, to the merchant or back. */
    public synchronized int movements() {
        return (int) journal.stream().filter(line -> line.deed() != Deed.VOID).count();
    }

    /** Everything there is to tell, oldest first. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Every payment as it stands, oldest first. */
    public synchronized List<Payment> payments() {
        payments.replaceAll((id, payment) -> expired(payment));
        return List.copyOf(payments.values());
    }

    public synchronized List<Refund> refunds() {
        return List.copyOf(refunds.values());
    }

    public synchronized Optional<Payment> payment(String id) {
        return Optional.ofNullable(payments.computeIfPresent(id, (same, payment) -> expired(payment)));
    }

    /** The payment of the merchant's key. */
    public synchronized Optional<Payment> paymentOf(String key) {
        return payments().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** While true, what waits goes on waiting; else it is decided as soon as its state has been told. */
    public synchronized void waits(boolean waiting) {
        undecided = waiting;
    }

    /** The payer has confirmed, or the bank has decided. */
    public synchronized Payment decide(String id) {
        Payment payment = payments.get(id);
        return payment.waits() ? pays(payment) : payment;
    }

    synchronized String id(String kind) {
        return kind + "_" + next++;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized Payment open(Payment asked, Payer payer) {
        payers.put(asked.id(), payer);
        payments.put(asked.id(), asked);
        return switch (payer) {
            case POOR -> news(Event.Kind.DECLINED, becomes(asked, State.DECLINED));
            case CAREFUL -> becomes(asked, State.WAITS_FOR_PAYER);
            case SLOW -> asked;
            case FICKLE -> letsGo(pays(asked));
            case RICH, REGRETFUL -> pays(asked);
        };
    }

    /** Its state has been told: what waited is done by then. */
    synchronized void told(Payment payment) {
        if (!undecided && payments.containsKey(payment.id())) {
            decide(payment.id());
        }
    }

    /** Takes what is held; whoever asks has seen that it is. */
    synchronized Payment capture(Payment held, Money sum, String key) {
        Payment taken = held.taken(sum, key, now());
        payments.put(held.id(), taken);
        journal.add(new JournalLine(Deed.CAPTURE, key, sum, held.id()));
        news(Event.Kind.TAKEN, taken);
        if (payers.get(held.id()) == Payer.REGRETFUL) {
            news(Event.Kind.DISPUTED, taken);
        }
        return taken;
    }

    synchronized Payment callOff(Payment payment) {
        journal.add(new JournalLine(Deed.VOID, payment.key(), payment.amount(), payment.id()));
        return news(Event.Kind.CALLED_OFF, becomes(payment, State.CALLED_OFF));
    }

    /** Gives back; whoever asks has seen that so much can be. */
    synchronized Refund refund(Payment payment, Refund refund) {
        Payment less = payment.refunded(refund.amount(), now());
        payments.put(less.id(), less);
        refunds.put(refund.id(), refund);
        journal.add(new JournalLine(Deed.REFUND, refund.key(), refund.amount(), refund.id()));
        events.add(new Event(event(), Event.Kind.REFUNDED, less, Optional.of(refund)));
        return refund;
    }

    private Payment pays(Payment payment) {
        return payment.reserves()
                ? news(Event.Kind.HELD, becomes(payment, State.HELD))
                : capture(payment, payment.amount(), payment.key());
    }

    /** Whoever asked is told that it is held. */
    private Payment letsGo(Payment payment) {
        if (payment.state() == State.HELD) {
            becomes(payment, State.EXPIRED);
        }
        return payment;
    }

    private Payment becomes(Payment payment, State state) {
        Payment other = payment.becomes(state, now());
        payments.put(other.id(), other);
        return other;
    }

    private Payment news(Event.Kind kind, Payment payment) {
        events.add(new Event(event(), kind, payment, Optional.empty()));
        return payment;
    }

    private String event() {
        return "evt_" + (events.size() + 1);
    }

    private Payment expired(Payment payment) {
        boolean over = payment.state() == State.HELD && !now().isBefore(payment.heldUntil());
        return over ? payment.becomes(State.EXPIRED, payment.heldUntil()) : payment;
    }
}
