package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;

/** The goods of one trade on their way: at every stage their carrier tells more, and the server what it makes of it. */
final class Trip {

    private final TradeRun trade;
    private final Stand stand;
    private final Journey journey;
    private final Instant start;
    private final String number;
    private final Timeline timeline = new Timeline();
    private final List<JsonNode> views = new ArrayList<>();

    /** {@code number} is what the goods are followed by at the carrier of the stand; they were handed over just now. */
    Trip(TradeRun trade, Stand stand, String number) throws IOException {
        this.trade = trade;
        this.stand = stand;
        this.number = number;
        this.journey = Journey.of(stand.carrier());
        this.start = Instant.now();
    }

    /** Plays every stage and shows what the server says at its end. */
    void play() throws IOException {
        for (int stage = 1; stage <= journey.stages(); stage++) {
            int told = journey.scans(stage);
            stand.play(journey.told(number, start, stage));
            Http.Answer answer = trade.refreshUntil(
                    view -> view.status() == 200 && view.body().path("scans").size() >= told,
                    told + " scans of " + number);
            views.add(answer.body());
            timeline.show(answer.body());
        }
    }

    /** True when the server's view was so at the end of a stage. */
    boolean saw(Predicate<JsonNode> what) {
        return views.stream().anyMatch(what);
    }

    boolean endsAs(String state) {
        return !views.isEmpty()
                && views.get(views.size() - 1).path("state").asText().equals(state);
    }

    static boolean isStale(JsonNode view) {
        return view.at("/freshness/overdue").asBoolean() && hasCase(view, "STALE");
    }

    static boolean isHeld(JsonNode view) {
        return view.path("state").asText().equals("HELD") && hasCase(view, "CUSTOMS");
    }

    static boolean contradicts(JsonNode view) {
        return !view.path("contradictions").isEmpty() && hasCase(view, "CONTRADICTION");
    }

    private static boolean hasCase(JsonNode view, String kind) {
        return StreamSupport.stream(view.path("cases").spliterator(), false)
                .anyMatch(one -> one.path("kind").asText().equals(kind));
    }
}
