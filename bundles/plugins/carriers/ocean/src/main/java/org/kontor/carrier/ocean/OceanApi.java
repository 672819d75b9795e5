package org.kontor.carrier.ocean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The carrier's APIs: where each resource is, its version, and its answers page by page. */
final class OceanApi {

    static final String JSON = "application/json";

    private static final String VERSION = "API-Version";
    private static final int MOST_PAGES = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** What came; {@code json} is a missing node when nothing did, or when an answer that is not good is no JSON. */
    record Reply(int status, JsonNode json) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The carrier's own words about what it did not like; they may be none. */
        String words() {
            return Complaint.words(json);
        }
    }

    private final Settings settings;
    private final Login login;

    OceanApi(Http http, Settings settings, InstantSource clock) {
        this.settings = settings;
        this.login = new Login(http, settings, clock);
    }

    /** What it calls itself in sentences for traders. */
    String carrier() {
        return settings.carrier_code().isBlank() ? "the ocean carrier" : settings.carrier_code();
    }

    Reply booking(String number) {
        return reply(Request.query("GET", booking(Optional.of(number))).header(VERSION, "2"));
    }

    Reply book(JsonNode body, IdempotencyKey key) {
        return act("POST", booking(Optional.empty()), body, key);
    }

    Reply changeBooking(String number, JsonNode body, IdempotencyKey key) {
        return act("PATCH", booking(Optional.of(number)), body, key);
    }

    Reply subscribe(JsonNode body) {
        return reply(written("POST", at(settings.subscriptions_path()), body));
    }

    /** All pages of the events that answer a query; a question that the carrier does not take is the last reply. */
    List<Reply> events(String query, Optional<IdempotencyKey> about) {
        List<Reply> pages = new ArrayList<>();
        Set<URI> asked = new HashSet<>();
        Optional<URI> next = Optional.of(with(at(settings.events_path()), query));
        while (next.isPresent() && asked.add(next.get()) && pages.size() < MOST_PAGES) {
            Request request =
                    Request.query("GET", next.get()).header("Accept", JSON).header(VERSION, major());
            Answer answer = login.send(about.map(key -> request.header("Idempotency-Key", key.value()))
                    .orElse(request));
            pages.add(new Reply(answer.status(), read(answer, request.uri())));
            next = answer.isGood() ? next(answer, query) : Optional.empty();
        }
        return pages;
    }

    /** The JSON of an answer. Throws UNINTELLIGIBLE when a good answer is something else. */
    static JsonNode read(Answer answer, URI from) {
        try {
            JsonNode json = MAPPER.readTree(answer.body());
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException | NumberFormatException e) {
            // The parser quotes the body, which may name a person or a secret: drop its words. An exponent that no
            // number has is not an IOException.
            if (answer.isGood()) {
                throw new ProviderException(
                        Fault.UNINTELLIGIBLE, from.getHost() + " answered something other than JSON");
            }
            return MissingNode.getInstance();
        }
    }

    private Reply act(String method, URI uri, JsonNode body, IdempotencyKey key) {
        return reply(written(method, uri, body)
                .header("Idempotency-Key", key.value())
                .header(VERSION, "2"));
    }

    private static Request written(String method, URI uri, JsonNode body) {
        try {
            return Request.act(method, uri).body(JSON, MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body must be JSON", e);
        }
    }

    private Reply reply(Request request) {
        Answer answer = login.send(request.header("Accept", JSON));
        if (request.effect() == Request.Effect.ACT && answer.isGood()) {
            return new Reply(answer.status(), readOrMissing(answer, request.uri()));
        }
        return new Reply(answer.status(), read(answer, request.uri()));
    }

    /** What was done is done, whatever is said about it. */
    private static JsonNode readOrMissing(Answer answer, URI from) {
        try {
            return read(answer, from);
        } catch (ProviderException e) {
            return MissingNode.getInstance();
        }
    }

    private String major() {
        return settings.dialect() == Settings.Dialect.V2 ? "2" : "3";
    }

    private URI booking(Optional<String> number) {
        URI all = at(settings.bookings_path());
        if (number.orElse("1").matches("\\.*")) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, carrier() + " calls a booking by dots alone");
        }
        return number.isEmpty() ? all : URI.create(all + "/" + JsonClient.piece(number.get()));
    }

    private URI at(String path) {
        String base = settings.address().strip();
        if (base.isEmpty()) {
            throw new ProviderException(Fault.MISCONFIGURED, "address must say where the carrier's APIs begin");
        }
        try {
            return URI.create(base.endsWith("/") ? base : base + "/").resolve(path.strip());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "address and paths must be written like addresses");
        }
    }

    /** A header names the next page by its cursor, or by an address, which must not lead our credentials elsewhere. */
    private Optional<URI> next(Answer answer, String query) {
        URI events = at(settings.events_path());
        String next = answer.header("Next-Page-Cursor")
                .or(() -> answer.header("Next-Page"))
                .orElse("")
                .strip();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        if (!next.startsWith("/") && !next.contains("?") && !next.contains("://")) {
            return Optional.of(with(events, query + "&cursor=" + JsonClient.piece(next)));
        }
        try {
            URI page = events.resolve(next);
            if (events.getRawAuthority().equals(page.getRawAuthority())
                    && events.getScheme().equals(page.getScheme())) {
                return Optional.of(page);
            }
        } catch (IllegalArgumentException e) {
            // No address: the same as one that leads elsewhere.
        }
        throw new ProviderException(Fault.UNINTELLIGIBLE, events.getHost() + " names a next page that is not its own");
    }

    private static URI with(URI uri, String query) {
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + query);
    }
}
