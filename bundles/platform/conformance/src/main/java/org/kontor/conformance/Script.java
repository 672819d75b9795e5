package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exchanges and what they have remembered so far: answers as the real provider did when it was recorded. */
final class Script implements Part {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /** A request that had an effect, once for its key, and the number given out for it. */
    private record Act(Heard request, String issued) {}

    private final List<Exchange> exchanges;
    private final Map<String, Act> byKey = new HashMap<>();
    private final Map<String, Act> byNumber = new HashMap<>();
    private Optional<Act> latest = Optional.empty();
    private final Set<String> answered = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();

    Script(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    @Override
    public Optional<String> key(Heard request) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.heard(request).stream()
                        .flatMap(heard -> exchange.under().stream().map(place -> place.in(heard))))
                .map(JsonNode::asText)
                .findFirst();
    }

    @Override
    public synchronized Answer answer(Heard request) {
        for (Exchange exchange : exchanges) {
            Optional<Heard> heard = heard(exchange, request);
            if (heard.isPresent()) {
                answered.add(request.method() + " " + request.path());
                return answer(exchange, heard.get());
            }
        }
        unknown.add("no exchange for " + request);
        return Answer.plain(NOT_FOUND, "no exchange for " + request);
    }

    @Override
    public synchronized int acts() {
        return byKey.size();
    }

    @Override
    public synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    private Optional<Heard> heard(Exchange exchange, Heard request) {
        return exchange.heard(request)
                .filter(heard -> exchange.before(heard).map(answered::contains).orElse(true));
    }

    private Answer answer(Exchange exchange, Heard request) {
        if (exchange.under().isPresent()) {
            return remember(exchange, exchange.under().get(), request);
        }
        if (exchange.recalls().isPresent()) {
            return recalled(exchange.recalls().get(), request)
                    .filter(act -> exchange.isOf(act.request().path()))
                    .map(act -> filled(exchange.response(), act))
                    .orElseGet(() -> filled(exchange.otherwise(), new Act(request, "")));
        }
        return filled(exchange.response(), new Act(request, ""));
    }

    private Optional<Act> recalled(Place place, Heard request) {
        if (place == Place.LATEST) {
            return latest;
        }
        String key = place.in(request).asText();
        return Optional.ofNullable(byKey.getOrDefault(key, byNumber.get(key)));
    }

    private Answer remember(Exchange exchange, Place under, Heard request) {
        String key = under.in(request).asText();
        if (key.isEmpty()) {
            return impossible("no key at " + under + " for " + request);
        }
        if (!byKey.containsKey(key)) {
            Optional<String> number = number(exchange, key);
            if (number.isEmpty()) {
                return impossible("no number left to issue for " + request);
            }
            Act act = new Act(request, number.get());
            byKey.put(key, act);
            byNumber.put(act.issued(), act);
            latest = Optional.of(act);
        }
        return filled(exchange.response(), byKey.get(key));
    }

    private Optional<String> number(Exchange exchange, String key) {
        return exchange.issued().isEmpty()
                ? Optional.of(key)
                : exchange.issued().stream()
                        .filter(number -> !byNumber.containsKey(number))
                        .findFirst();
    }

    private Answer impossible(String problem) {
        unknown.add(problem);
        return Answer.plain(BAD_REQUEST, problem);
    }

    private static Answer filled(Answer answer, Act act) {
        return answer.filled(blank -> blank.equals("issued")
                ? TextNode.valueOf(act.issued())
                : Place.read(blank)
                        .map(place -> place.in(act.request()))
                        .orElseGet(() -> TextNode.valueOf("${" + blank + "}")));
    }
}
