package org.kontor.testkit.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to happen to calls: to the next ones of a route, each once, or to all of them until a moment. */
public final class Plans<T> {

    private record Lasting<T>(Route route, T what, Instant until) {}

    private final Map<Route, Deque<T>> next = new LinkedHashMap<>();
    private final List<Lasting<T>> lasting = new ArrayList<>();

    /** Happens to the next call of the route for which nothing else is said. */
    public synchronized void next(Route route, T what) {
        next.computeIfAbsent(route, any -> new ArrayDeque<>()).add(what);
    }

    /** Happens to every call of the route before then. */
    public synchronized void until(Route route, T what, Instant until) {
        lasting.add(new Lasting<>(route, what, until));
    }

    /** Nothing that was said so far happens any more. */
    public synchronized void clear() {
        next.clear();
        lasting.clear();
    }

    /** What happens to this call now. */
    public synchronized Optional<T> of(Call call, Instant now) {
        return next.entrySet().stream()
                .filter(one -> one.getKey().leads(call) && !one.getValue().isEmpty())
                .findFirst()
                .map(one -> one.getValue().remove())
                .or(() -> lasting.stream()
                        .filter(one -> one.route().leads(call) && now.isBefore(one.until()))
                        .findFirst()
                        .map(Lasting::what));
    }
}
