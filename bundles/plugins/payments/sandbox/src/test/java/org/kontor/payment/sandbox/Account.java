package org.kontor.payment.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;

/** A sandbox account in a folder, with a clock that the test sets and a webhook that keeps what it is told. */
final class Account extends TemporaryFolder {

    static final Money AMOUNT = Money.of(10_000, "EUR");

    /** What the webhook was sent. */
    final List<Request> told = Collections.synchronizedList(new ArrayList<>());

    /** What the webhook answers. */
    int status = 200;

    private Instant now = Instant.parse("2026-11-02T08:00:00Z");

    SandboxPayments open(Map<String, Object> given) {
        return new SandboxPayments(settings(books(), given), this::webhook, clock());
    }

    PaymentOutcome charge(SandboxPayments sandbox, String token, IdempotencyKey key) {
        return sandbox.charge(new PayerToken(token), AMOUNT, "order", key);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** The keys of the lines in the books, in their order. */
    List<String> lines() {
        try {
            return Files.readAllLines(books()).stream()
                    .map(line -> line.split("\"")[3])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Settings settings(Path books, Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(given);
        all.put("journal", books.toString());
        return (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private Path books() {
        return getRoot().toPath().resolve("books.jsonl");
    }

    private Answer webhook(Request request) {
        told.add(request);
        return new Answer(status, Map.of(), new byte[0]);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
