package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Tokens;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Talks to one airline's ONE Record server, in JSON-LD and to that server alone: links to others are not followed. */
final class OneRecord {

    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final int LAST_REDIRECT = 3;
    private static final int MOST_PAGES = 20;
    private static final int MOST_LINKS = 40;
    private static final int GONE = 410;

    private final URI base;
    private final Wire wire;

    /** What a request to make an object came to: the status, where the object is, and what else was said. */
    record Made(int status, Optional<URI> location, Thing body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    OneRecord(Http http, URI address, Tokens tokens) {
        this.base = address.getPath().endsWith("/") ? address : URI.create(address + "/");
        this.wire = new Wire(http, base, tokens);
    }

    /** What the server is called in failures. */
    String name() {
        return base.getHost();
    }

    /** The address of what lies there below the server's own. */
    URI at(String path) {
        return base.resolve(path);
    }

    /** The address that the link leads to, when it is one of this server's. */
    Optional<URI> own(String link) {
        try {
            URI uri = base.resolve(link);
            boolean own = Objects.equals(uri.getScheme(), base.getScheme())
                    && Objects.equals(uri.getRawAuthority(), base.getRawAuthority());
            return link.isEmpty() || !own ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The object with what it links to, or empty when the server has none there. */
    Optional<Thing> get(URI object) {
        return read(embedded(object)).map(document -> document.about(object.toString()));
    }

    /**
     * Fetches what a document only links to, each object once and no more of them than one question is worth. What we
     * may not see or cannot read stays a link.
     */
    UnaryOperator<Thing> follower() {
        Map<String, Thing> fetched = new HashMap<>();
        return thing -> {
            if (!thing.isLink() || fetched.size() >= MOST_LINKS && !fetched.containsKey(thing.id())) {
                return thing;
            }
            Optional<URI> own = own(thing.id());
            return own.isEmpty()
                    ? thing
                    : fetched.computeIfAbsent(
                            thing.id(), id -> visible(own.get()).orElse(thing));
        };
    }

    private Optional<Thing> visible(URI object) {
        try {
            return get(object);
        } catch (ProviderException e) {
            if (e.fault() == Fault.UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Every event of the object, by as many pages as the server needs; empty when it has no such object. */
    List<Thing> events(URI object) {
        List<Thing> events = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            String skip = events.isEmpty() ? "" : "&skip=" + events.size();
            Optional<Thing> answer = read(URI.create(object + "/logistics-events?sort=ASC-creationDate" + skip));
            List<Thing> more = answer.map(AirEvents::in).orElse(List.of());
            events.addAll(more);
            long total = answer.flatMap(collection -> collection.number("hasTotalItems"))
                    .map(Number::longValue)
                    .orElse(0L);
            if (more.isEmpty() || events.size() >= total) {
                break;
            }
        }
        return events;
    }

    /** Asks for an object that changes nothing of ours or theirs. */
    Made ask(URI where, JsonNode object) {
        Answer answer = wire.send(wire.with(Request.query("POST", where), object));
        return made(answer, said(answer));
    }

    /**
     * Makes an object; the same key again is the same object again. What is said beside a success does not count: the
     * object is made, whether it can be read or not.
     */
    Made make(URI where, JsonNode object, IdempotencyKey key) {
        Request request = wire.with(Request.act("POST", where), object).header("Idempotency-Key", key.value());
        Answer answer = wire.send(request);
        return made(answer, answer.isGood() ? Thing.nothing() : said(answer));
    }

    /** What a body holds that came to us or from the server. */
    Thing parsed(byte[] body) throws IOException {
        return wire.parsed(body);
    }

    ProviderException unintelligible(String what) {
        return wire.unintelligible(what);
    }

    private Optional<Thing> read(URI address) {
        URI where = address;
        for (int redirect = 0; redirect <= LAST_REDIRECT; redirect++) {
            Answer answer = wire.send(Request.query("GET", where));
            if (answer.isGood()) {
                return Optional.of(wire.understood(answer));
            }
            if (answer.status() == NOT_FOUND || answer.status() == GONE) {
                return Optional.empty();
            }
            where = answer.header("Location")
                    .filter(link -> answer.status() / 100 == 3)
                    .flatMap(this::own)
                    .orElseThrow(() -> unintelligible("answered " + answer.status() + " where an object was to be"));
        }
        throw unintelligible("redirects without end");
    }

    private Made made(Answer answer, Thing said) {
        return new Made(answer.status(), answer.header("Location").flatMap(this::own), said);
    }

    private Thing said(Answer answer) {
        if (answer.isGood()) {
            return answer.body().length == 0 ? Thing.nothing() : wire.understood(answer);
        }
        try {
            return wire.parsed(answer.body());
        } catch (IOException e) {
            return Thing.nothing();
        }
    }

    private static URI embedded(URI object) {
        return URI.create(object + (object.getRawQuery() == null ? "?" : "&") + "embedded=true");
    }
}
