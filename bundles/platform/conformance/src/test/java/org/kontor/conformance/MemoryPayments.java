package org.kontor.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payment.Statements;
import org.kontor.payment.Voids;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** A payment provider that has every ability and keeps every rule; a mutant overrides one of its methods. */
class MemoryPayments extends MemoryCharges implements Captures, Voids, PaymentPush, Payouts, Statements, Chargebacks {

    private static final Duration FRESH = Duration.ofMinutes(5);

    MemoryPayments(World world, Books books) {
        super(world, books);
    }

    @Override
    public PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        suffer();
        return once(key, () -> take(charge, amount));
    }

    PaymentOutcome take(String charge, Money amount) {
        Money held = books.held.remove(charge);
        if (held == null || holdHasEnded()) {
            return tooLateToCapture();
        }
        books.movements.incrementAndGet();
        books.charged.put(charge, amount);
        return new Succeeded(charge, amount);
    }

    boolean holdHasEnded() {
        return world == World.HOLD_ENDED;
    }

    PaymentOutcome tooLateToCapture() {
        return new Declined("hold_ended");
    }

    @Override
    public boolean callOff(IdempotencyKey charge) {
        suffer();
        PaymentOutcome known = books.outcomes.get(charge.value());
        if (known instanceof Succeeded) {
            return taken();
        }
        letGo(charge, known);
        return true;
    }

    boolean taken() {
        return false;
    }

    void letGo(IdempotencyKey charge, PaymentOutcome known) {
        books.waiting.remove(charge.value());
        if (known instanceof PaymentOutcome.Authorised hold) {
            books.held.remove(hold.reference());
        }
        books.outcomes.put(charge.value(), new Declined("called_off"));
    }

    @Override
    public Message receive(Map<String, String> headers, byte[] body) {
        String signed = headers.getOrDefault("signed", "");
        if (!signed.equals(seal(headers.getOrDefault("at", ""), body))) {
            throw new SecurityException("forged");
        }
        if (isOld(Instant.parse(headers.get("at")))) {
            throw new SecurityException("old");
        }
        Notice notice = new Notice(event(headers, body), Subject.CHARGE, Optional.empty(), "ref_1");
        return new Message(List.of(notice), "text/plain", "");
    }

    boolean isOld(Instant at) {
        return at.plus(FRESH).isBefore(Instant.now());
    }

    String event(Map<String, String> headers, byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    String seal(String at, byte[] body) {
        return sealed(at, body);
    }

    static CarrierKit.Message message(Instant at) {
        byte[] body = "event 1".getBytes(StandardCharsets.UTF_8);
        return new CarrierKit.Message(Map.of("at", at.toString(), "signed", sealed(at.toString(), body)), body);
    }

    private static String sealed(String at, byte[] body) {
        return "secret " + at + new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        suffer();
        boolean first = books.heard.add(key.value());
        PayoutOutcome outcome = books.payouts.computeIfAbsent(key.value(), absent -> send());
        if (first && world == World.ANSWER_LOST) {
            throw failure(lostPayout());
        }
        return outcome;
    }

    PayoutOutcome send() {
        books.movements.incrementAndGet();
        return new PayoutOutcome.Accepted(reference());
    }

    Fault lostPayout() {
        return Fault.IN_DOUBT;
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        suffer();
        return Optional.ofNullable(books.payouts.get(key.value()));
    }

    @Override
    public List<BankStatement> read(String fileName, byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals("statement")) {
            return rubbish();
        }
        List<BankEntry> entries = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            try {
                entries.add(entry(line.split(" ")[0], Long.parseLong(line.split(" ")[1])));
            } catch (NumberFormatException e) {
                odd(line, entries, warnings);
            }
        }
        return List.of(new BankStatement("S1", "8810-0042", Optional.empty(), Optional.empty(), entries, warnings));
    }

    List<BankStatement> rubbish() {
        throw new InvalidValueException("file", "is no statement", "give one");
    }

    void odd(String line, List<BankEntry> entries, List<String> warnings) {
        warnings.add("odd: " + line);
    }

    BankEntry entry(String id, long minor) {
        return new BankEntry(
                id,
                Money.of(minor, "USD"),
                true,
                true,
                false,
                LocalDate.of(2026, 11, 2),
                Optional.empty(),
                List.of(),
                "",
                "",
                new BankEntry.Counterparty("", ""),
                "",
                "",
                "");
    }

    @Override
    public Optional<Chargeback> chargeback(String reference) {
        suffer();
        return Optional.of(reference)
                .filter(text -> text.startsWith("dispute of "))
                .map(text -> books.outcomes.get(text.substring("dispute of ".length())))
                .filter(Succeeded.class::isInstance)
                .map(Succeeded.class::cast)
                .map(charge -> dispute(reference, charge));
    }

    Chargeback dispute(String reference, Succeeded charge) {
        return new Chargeback(reference, charge.reference(), charge.amount(), "", State.OPEN, Optional.empty());
    }
}
