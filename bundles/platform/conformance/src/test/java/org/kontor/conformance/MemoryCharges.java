package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Charges;
import org.kontor.payment.Instrument;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Remittance;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What a payment provider that keeps every rule charges, refunds and binds. */
class MemoryCharges implements Charges, Instruments {

    /** What the provider remembers, whichever instance asks. */
    static final class Books {
        final Map<String, PaymentOutcome> outcomes = new ConcurrentHashMap<>();
        final Map<String, Money> charged = new ConcurrentHashMap<>();
        final Map<String, Money> refunded = new ConcurrentHashMap<>();
        final Map<String, BindingOutcome> bindings = new ConcurrentHashMap<>();
        final Map<String, Money> waiting = new ConcurrentHashMap<>();
        final Map<String, Money> held = new ConcurrentHashMap<>();
        final Map<String, PayoutOutcome> payouts = new ConcurrentHashMap<>();
        final Set<String> calledOff = ConcurrentHashMap.newKeySet();
        final Set<String> heard = ConcurrentHashMap.newKeySet();
        final AtomicInteger movements = new AtomicInteger();
        final AtomicInteger references = new AtomicInteger();
        final StringBuffer memory = new StringBuffer();
    }

    final World world;
    final Books books;

    MemoryCharges(World world, Books books) {
        this.world = world;
        this.books = books;
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        suffer();
        boolean first = books.heard.add(key.value());
        if (first && world == World.REQUEST_LOST) {
            throw failure(lostRequest());
        }
        PaymentOutcome outcome = once(key, () -> decide(amount, key));
        if (first && world == World.ANSWER_LOST) {
            throw failure(lostAnswer());
        }
        return outcome;
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        suffer();
        return refundOnce(key, () -> decideRefund(charge, amount));
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        suffer();
        Money waiting = books.waiting.remove(key.value());
        if (waiting != null) {
            books.outcomes.put(key.value(), move(waiting));
        }
        return Optional.ofNullable(books.outcomes.get(key.value()));
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        suffer();
        if (setup.contains("4242")) {
            return refusedCard(setup);
        }
        Instrument instrument = new Instrument(new PayerToken(boundToken()), "VISA", "1111", holder);
        return books.bindings.computeIfAbsent(key.value(), absent -> new BindingOutcome.Bound(instrument));
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        suffer();
        return Optional.ofNullable(books.bindings.get(key.value()));
    }

    /** What makes an outcome happen once for a key, also when it comes many times at once. */
    PaymentOutcome once(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
        return books.outcomes.computeIfAbsent(key.value(), absent -> deciding.get());
    }

    PaymentOutcome refundOnce(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
        return books.outcomes.computeIfAbsent(key.value(), absent -> deciding.get());
    }

    PaymentOutcome decide(Money amount, IdempotencyKey key) {
        return switch (world) {
            case DECLINES -> new PaymentOutcome.Declined("refused_by_the_issuer");
            case WANTS_ACTION -> waiting(amount, key, new PaymentOutcome.ActionRequired(actAt()));
            case DECIDES_LATER -> waiting(amount, key, new PaymentOutcome.Pending());
            case RESERVES, HOLD_ENDED -> hold(amount);
            case TRANSFERS -> awaited(amount, key);
            default -> move(amount);
        };
    }

    PaymentOutcome hold(Money amount) {
        String reference = reference();
        books.held.put(reference, amount);
        return new PaymentOutcome.Authorised(reference, amount, Instant.EPOCH);
    }

    PaymentOutcome awaited(Money amount, IdempotencyKey key) {
        return new PaymentOutcome.AwaitingFunds(new Remittance(
                "Lantern Works", "8810-0042", "", "", amount, transferReference(key), LocalDate.of(2027, 1, 1)));
    }

    String transferReference(IdempotencyKey key) {
        String body = String.format("%010d", Integer.toUnsignedLong(key.hashCode()));
        int rest = new BigInteger(body + "271500").mod(BigInteger.valueOf(97)).intValue();
        return String.format("RF%02d%s", 98 - rest, body);
    }

    PaymentOutcome decideRefund(String charge, Money amount) {
        Money charged = books.charged.get(charge);
        if (charged == null) {
            return unknownCharge();
        }
        if (!charged.currency().equals(amount.currency())) {
            return otherCurrency(amount);
        }
        Money together = books.refunded.merge(charge, amount, Money::plus);
        if (together.compareTo(charged) > 0) {
            return tooMuch(amount);
        }
        books.movements.incrementAndGet();
        return new Succeeded(reference(), amount);
    }

    Succeeded move(Money amount) {
        books.movements.incrementAndGet();
        Succeeded succeeded = new Succeeded(reference(), amount);
        books.charged.put(succeeded.reference(), amount);
        return succeeded;
    }

    String reference() {
        return "ref_" + books.references.incrementAndGet();
    }

    URI actAt() {
        return URI.create("https://provider.invalid/act");
    }

    PaymentOutcome unknownCharge() {
        return new PaymentOutcome.Declined("unknown_charge");
    }

    PaymentOutcome otherCurrency(Money amount) {
        return new PaymentOutcome.Declined("currency_differs");
    }

    PaymentOutcome tooMuch(Money amount) {
        return new PaymentOutcome.Declined("more_than_was_charged");
    }

    BindingOutcome refusedCard(String number) {
        return new BindingOutcome.Declined("card_numbers_are_not_accepted");
    }

    String boundToken() {
        return "tok_bound";
    }

    Fault lostAnswer() {
        return IN_DOUBT;
    }

    Fault lostRequest() {
        return IN_DOUBT;
    }

    void suffer() {
        switch (world) {
            case DOWN -> throw failure(UNAVAILABLE);
            case REJECTS_OUR_SETTINGS -> throw failure(MISCONFIGURED);
            case TALKS_NONSENSE -> throw failure(UNINTELLIGIBLE);
            default -> {}
        }
    }

    static ProviderException failure(Fault fault) {
        return new ProviderException(fault, "the provider in memory");
    }

    private PaymentOutcome waiting(Money amount, IdempotencyKey key, PaymentOutcome answer) {
        books.waiting.put(key.value(), amount);
        return answer;
    }
}
