package org.kontor.payment.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Finds Stripe's objects by our keys, which stand in their metadata: Stripe's search tells of all that is older than
 * its index is late, Stripe's lists, which are never late, of the rest.
 */
final class CardFinder {

    /** Stripe's search is late by a minute or so, and a request that we gave up may still be on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** Stripe keeps the answer of a key for a day at least; we rely on that for less. */
    private static final Duration KEPT = Duration.ofHours(20);

    /** Stripe's clock is not ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** So long a trader may have had Stripe's form open before it became a binding. */
    private static final Duration FORM_OPEN = Duration.ofDays(1);

    private static final int PAGES = 10;
    private static final int PAGE = 100;

    private final CardApi api;
    private final InstantSource clock;

    CardFinder(CardApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The payment that was charged or captured with this key. */
    Optional<JsonNode> payment(IdempotencyKey key) {
        Predicate<JsonNode> ours =
                payment -> has(payment, CardIntent.KEY, key) || has(payment, CardIntent.CAPTURE_KEY, key);
        String value = key.value().replace("\\", "\\\\").replace("'", "\\'");
        Form query = new Form()
                .with(
                        "query",
                        "metadata['%s']:'%s' OR metadata['%s']:'%s'"
                                .formatted(CardIntent.KEY, value, CardIntent.CAPTURE_KEY, value))
                .with("expand[0]", "data.latest_charge");
        JsonNode indexed = api.get("v1/payment_intents/search", query).read(CardFinder::list);
        return first(indexed, ours)
                .or(() -> listed(
                        "v1/payment_intents", ours, Optional.of(clock.instant().minus(MARGIN)), "data.latest_charge"));
    }

    Optional<JsonNode> refund(IdempotencyKey key) {
        return listed("v1/refunds", has(key), key.madeAt().map(made -> made.minus(SKEW)), "");
    }

    Optional<JsonNode> setup(IdempotencyKey key) {
        return listed(
                "v1/setup_intents", has(key), key.madeAt().map(made -> made.minus(FORM_OPEN)), "data.payment_method");
    }

    Optional<JsonNode> session(IdempotencyKey key) {
        return listed("v1/checkout/sessions", has(key), key.madeAt().map(made -> made.minus(SKEW)), "");
    }

    /** True when Stripe may have forgotten an answer to this key, so that repeating the act could be a second one. */
    boolean mayBeForgotten(IdempotencyKey key) {
        return key.madeAt()
                .filter(made -> made.isBefore(clock.instant().minus(KEPT)))
                .isPresent();
    }

    /** That nothing is found says nothing about a key that was made a moment ago. */
    void requireConclusive(IdempotencyKey key) {
        if (key.madeAt()
                .filter(made -> made.isAfter(clock.instant().minus(MARGIN)))
                .isPresent()) {
            throw new ProviderException(Fault.IN_DOUBT, "Stripe does not know the key, and may yet");
        }
    }

    private Optional<JsonNode> listed(String path, Predicate<JsonNode> ours, Optional<Instant> since, String expand) {
        String after = "";
        for (int page = 0; page < PAGES; page++) {
            Form query =
                    new Form().with("limit", PAGE).withAny("expand[0]", expand).withAny("starting_after", after);
            since.ifPresent(time -> query.with("created[gte]", time.getEpochSecond()));
            CardAnswer answer = api.get(path, query);
            JsonNode list = answer.read(CardFinder::list);
            Optional<JsonNode> found = first(list, ours);
            if (found.isPresent() || !list.path("has_more").asBoolean()) {
                return found;
            }
            after = answer.read(CardFinder::last);
        }
        throw new ProviderException(Fault.IN_DOUBT, "Stripe has more objects of that time than are looked through");
    }

    private static Predicate<JsonNode> has(IdempotencyKey key) {
        return object -> has(object, CardIntent.KEY, key);
    }

    private static boolean has(JsonNode object, String name, IdempotencyKey key) {
        return Read.metadata(object, name).equals(key.value());
    }

    private static Optional<JsonNode> first(JsonNode list, Predicate<JsonNode> ours) {
        return StreamSupport.stream(list.path("data").spliterator(), false)
                .filter(ours)
                .findFirst();
    }

    private static JsonNode list(JsonNode body) {
        if (!body.path("data").isArray()) {
            throw new OddAnswerException("a list without data");
        }
        return body;
    }

    private static String last(JsonNode list) {
        JsonNode data = list.path("data");
        return Read.reference(data.path(data.size() - 1), "id");
    }

    /** What a question's answer says of an object that it holds. */
    static <R> R read(JsonNode object, Function<JsonNode, R> reader) {
        return new CardAnswer(Request.Effect.QUERY, 200, false, object).read(reader);
    }
}
