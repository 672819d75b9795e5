package org.kontor.testkit.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The provider's own journal: every call that reached it, and what it did for each reference, however often. */
final class Deeds {

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Integer> bookings = new TreeMap<>();

    synchronized void heard(Call call) {
        calls.add(call);
    }

    synchronized void booked(String reference) {
        bookings.merge(reference, 1, Integer::sum);
    }

    synchronized List<Call> calls(Route route) {
        return calls.stream().filter(route::leads).toList();
    }

    synchronized Map<String, Integer> bookings() {
        return Map.copyOf(bookings);
    }
}
