package org.kontor.payments.domain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.payment.BankStatement;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Charges;
import org.kontor.payment.Instrument;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payment.Statements;
import org.kontor.payment.Voids;
import org.kontor.providers.Calls;
import org.kontor.providers.host.ThreadCalls;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A bank that keeps books of its own, answers as the test says, and can lose what it answers. */
final class ScriptedBank
        implements Charges, Captures, Voids, PaymentPush, Chargebacks, Statements, Payouts, Instruments {

    static final String SIGNATURE = "signature";

    private final Map<IdempotencyKey, PaymentOutcome> charges = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, PaymentOutcome> captures = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, PaymentOutcome> refunds = new ConcurrentHashMap<>();
    private final Set<String> holds = ConcurrentHashMap.newKeySet();
    private final Set<IdempotencyKey> calledOff = ConcurrentHashMap.newKeySet();
    private final Map<IdempotencyKey, PayoutOutcome> payouts = new ConcurrentHashMap<>();
    private final List<String> paidOut = new CopyOnWriteArrayList<>();
    private volatile PayoutOutcome nextPayout = new PayoutOutcome.Settled("po-1");
    private final Map<String, Chargeback> disputes = new ConcurrentHashMap<>();
    private final Map<String, List<BankStatement>> files = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger captureCalls = new AtomicInteger();
    private final Clock clock;
    private volatile Optional<PaymentOutcome> next = Optional.empty();
    private volatile Optional<PaymentOutcome> nextCapture = Optional.empty();
    private volatile Optional<Fault> lost = Optional.empty();
    private volatile boolean deaf;
    private volatile boolean reserving;
    private volatile boolean holdingOn;
    private volatile Optional<CountDownLatch> gate = Optional.empty();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final AtomicInteger finds = new AtomicInteger();
    private final Calls present = new ThreadCalls(Clock.systemUTC());
    private final Set<UUID> trades = ConcurrentHashMap.newKeySet();

    ScriptedBank(Clock clock) {
        this.clock = clock;
    }

    /** What charges and refunds get from now on, also those that are known already; empty for success. */
    void answers(PaymentOutcome outcome) {
        next = Optional.of(outcome);
        charges.replaceAll((key, before) -> outcome);
        refunds.replaceAll((key, before) -> outcome);
    }

    void succeedsAgain() {
        next = Optional.empty();
    }

    /** Charges reserve the money, for a week. */
    void reservesFirst() {
        reserving = true;
    }

    /** A hold that captures know. */
    PaymentOutcome hold(Money amount, Instant until) {
        String reference = "au-" + UUID.randomUUID();
        holds.add(reference);
        return new PaymentOutcome.Authorised(reference, amount, until);
    }

    /** What captures get from now on, also those that are known already. */
    void answersCaptures(PaymentOutcome outcome) {
        nextCapture = Optional.of(outcome);
        captures.replaceAll((key, before) -> outcome);
    }

    /** The request arrives, its answer does not. */
    void losesAnswers() {
        lost = Optional.of(Fault.IN_DOUBT);
    }

    /** The request does not even arrive. */
    void losesRequests() {
        deaf = true;
        lost = Optional.of(Fault.IN_DOUBT);
    }

    void isDown() {
        deaf = true;
        lost = Optional.of(Fault.UNAVAILABLE);
    }

    void recovers() {
        deaf = false;
        lost = Optional.empty();
    }

    /** As if calling off could not be reached, when everything else can. */
    void refusesCallOffs() {
        holdingOn = true;
    }

    void allowsCallOffs() {
        holdingOn = false;
    }

    /** What one payment's charge gets, whatever others get. */
    void answersOne(IdempotencyKey charge, PaymentOutcome outcome) {
        charges.put(charge, outcome);
    }

    /** Charges arrive, and are answered when the latch opens. */
    void holdsAnswersUntil(CountDownLatch latch) {
        gate = Optional.of(latch);
    }

    /** Returns when a charge has arrived. */
    void awaitCall() throws InterruptedException {
        if (!arrived.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no charge arrived");
        }
    }

    void tells(Chargeback dispute) {
        disputes.put(dispute.reference(), dispute);
    }

    /** What the plugin reads in a file of this content. */
    void publishes(String content, BankStatement... statements) {
        files.put(content, List.of(statements));
    }

    @Override
    public List<BankStatement> read(String fileName, byte[] content) {
        failIfDown();
        List<BankStatement> statements = files.get(new String(content, StandardCharsets.UTF_8));
        if (statements == null) {
            throw new InvalidValueException("Document", "has no statement in it", "export it again as camt.053");
        }
        return statements;
    }

    int charges() {
        return charges.size();
    }

    /** Those by which money moved. */
    long paidCharges() {
        return charges.values().stream()
                .filter(PaymentOutcome.Succeeded.class::isInstance)
                .count();
    }

    int finds() {
        return finds.get();
    }

    int captures() {
        return captures.size();
    }

    int captureCalls() {
        return captureCalls.get();
    }

    int callOffs() {
        return calledOff.size();
    }

    int refunds() {
        return refunds.size();
    }

    int calls() {
        return calls.get();
    }

    /** About which trades it was ever called. */
    Set<UUID> trades() {
        return trades;
    }

    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        PaymentOutcome success = new PaymentOutcome.Succeeded("ch-" + key.value(), amount);
        if (reserving) {
            success = hold(amount, clock.instant().plus(Duration.ofDays(7)));
        }
        return answer(charges, key, next.orElse(success));
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        captureCalls.incrementAndGet();
        failIfDown();
        if (!holds.contains(charge)) {
            throw new ProviderException(Fault.MISCONFIGURED, "there is no hold " + charge);
        }
        return answer(captures, key, nextCapture.orElse(new PaymentOutcome.Succeeded("cp-" + key.value(), amount)));
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        return answer(refunds, key, next.orElse(new PaymentOutcome.Succeeded("re-" + key.value(), amount)));
    }

    /** What has not been taken is closed, also what is not known yet. */
    @Override
    public boolean callOff(IdempotencyKey charge) {
        failIfDown();
        if (holdingOn) {
            throw new ProviderException(Fault.UNAVAILABLE, "nobody calls off now");
        }
        calledOff.add(charge);
        PaymentOutcome outcome = charges.compute(
                charge,
                (key, before) ->
                        before instanceof PaymentOutcome.Succeeded ? before : new PaymentOutcome.Declined("voided"));
        if (lost.isPresent()) {
            throw new ProviderException(lost.get(), "the answer was lost");
        }
        return outcome instanceof PaymentOutcome.Declined;
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        finds.incrementAndGet();
        learn();
        failIfDown();
        return Optional.ofNullable(charges.getOrDefault(key, captures.getOrDefault(key, refunds.get(key))));
    }

    /** One notice per line: event, subject, key or a dash, reference or a dash. */
    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        if (!"genuine".equals(headers.get(SIGNATURE))) {
            throw new SecurityException("forged");
        }
        List<Notice> notices = new String(body)
                .lines()
                .map(line -> line.split(" "))
                .map(ScriptedBank::notice)
                .toList();
        return new Message(notices, "text/plain", "[accepted]");
    }

    private static Notice notice(String[] words) {
        return new Notice(
                words[0],
                Subject.valueOf(words[1]),
                Optional.of(words[2]).filter(key -> !"-".equals(key)).map(IdempotencyKey::new),
                "-".equals(words[3]) ? "" : words[3]);
    }

    @Override
    public Optional<Chargeback> chargeback(String reference) {
        failIfDown();
        return Optional.ofNullable(disputes.get(reference));
    }

    /** What payouts get from now on, also those that are known already. */
    void answersPayouts(PayoutOutcome outcome) {
        nextPayout = outcome;
        payouts.replaceAll((key, before) -> outcome);
    }

    /** Who was paid out so far: account and amount. */
    List<String> paidOut() {
        return List.copyOf(paidOut);
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        failIfDown();
        return setup.startsWith("XX")
                ? new BindingOutcome.Declined("iban_invalid")
                : new BindingOutcome.Bound(new Instrument(new PayerToken(setup), "SEPA", "", holder));
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        return Optional.empty();
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        failIfDown();
        PayoutOutcome outcome = payouts.computeIfAbsent(key, fresh -> {
            paidOut.add(payee.value() + " " + amount);
            return nextPayout;
        });
        if (lost.isPresent()) {
            throw new ProviderException(lost.get(), "the answer was lost");
        }
        return outcome;
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        failIfDown();
        return Optional.ofNullable(payouts.get(key));
    }

    private PaymentOutcome answer(Map<IdempotencyKey, PaymentOutcome> book, IdempotencyKey key, PaymentOutcome fresh) {
        calls.incrementAndGet();
        learn();
        failIfDown();
        PaymentOutcome outcome = book.computeIfAbsent(key, unknown -> fresh);
        arrived.countDown();
        gate.ifPresent(ScriptedBank::pass);
        if (lost.isPresent()) {
            throw new ProviderException(lost.get(), "the answer was lost");
        }
        return outcome;
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void learn() {
        trades.add(present.current().orElseThrow().trade().orElseThrow());
    }

    private void failIfDown() {
        if (deaf) {
            throw new ProviderException(lost.orElseThrow(), "the bank cannot be heard");
        }
    }
}
