package org.kontor.outbound.journal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.client.Exchanged;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;

/** Exchanges as tests need them. */
final class Lines {

    static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");
    static final String ACCOUNT = "carrier.acme-main";

    private Lines() {}

    static Request request() {
        return Request.act("POST", URI.create("https://api.acme.example/ship"));
    }

    static Answer answer(String mediaType, String body) {
        return new Answer(200, Map.of("Content-Type", List.of(mediaType)), body.getBytes(StandardCharsets.UTF_8));
    }

    static Line line(Request request, Answer answer, String... secrets) {
        return line(
                new Exchanged(request, Optional.of(answer), Optional.empty(), Optional.empty(), Duration.ZERO),
                secrets);
    }

    static Line line(Exchanged exchanged, String... secrets) {
        return Line.of(exchanged, who(ACCOUNT, Optional.empty()), Set.of(secrets), AT);
    }

    static Line about(String account, UUID trade, Instant at) {
        return Line.of(
                new Exchanged(
                        request(),
                        Optional.of(answer("application/json", "{\"id\":1}")),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofMillis(12)),
                who(account, Optional.of(trade)),
                Set.of(),
                at);
    }

    static Line failed(ProviderException failure) {
        return line(new Exchanged(
                request(), Optional.empty(), Optional.of(failure), Optional.empty(), Duration.ofMillis(3)));
    }

    static Exchange redacted(Line line) {
        return Redaction.of(line, new UUID(0, 1));
    }

    private static Line.Who who(String account, Optional<UUID> trade) {
        return new Line.Who(account, "org.kontor.carrier.acme", "1.2.0", trade);
    }
}
