package org.kontor.carrier.ocean;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kontor.carrier.ocean.Event.Certainty;

/** Of everything that a carrier has sent, what still holds: nothing taken back, said anew, or overtaken by a fact. */
final class Sifting {

    private Sifting() {}

    static List<Event> sifted(List<Event> all) {
        List<Event> copies = newest(all, Sifting::copy);
        Set<String> back = new HashSet<>();
        copies.forEach(event -> back.add(retracts(event)));
        back.remove("");
        copies.removeIf(event -> event.says("/isRetracted") || back.contains(event.id()) || onlyRetracts(event));
        return withoutOvertaken(newest(copies, Sifting::statement));
    }

    /** The event that this one takes back; empty when none. */
    private static String retracts(Event event) {
        return event.first("/metadata/retractedEventID", "/retractedEventID");
    }

    private static boolean onlyRetracts(Event event) {
        return !retracts(event).isEmpty() && event.code().isEmpty();
    }

    /** The carrier's number of the event, or else everything that it states. */
    static String copy(Event event) {
        return event.id().isEmpty() ? event.certainty() + " " + happening(event, true) + " " + time(event) : event.id();
    }

    private static String statement(Event event) {
        return event.certainty() + " " + happening(event, true);
    }

    /** Of those with one key the one that was told last; of equals the later in the answer. */
    private static List<Event> newest(Collection<Event> events, Function<Event, String> key) {
        Map<String, Event> newest = new LinkedHashMap<>();
        for (Event event : events) {
            newest.merge(key.apply(event), event, (one, other) -> told(one).isAfter(told(other)) ? one : other);
        }
        return new ArrayList<>(newest.values());
    }

    /** A fact ends every expectation of it, an estimate every plan. */
    private static List<Event> withoutOvertaken(List<Event> events) {
        Map<String, List<Event>> alike = new LinkedHashMap<>();
        for (Event event : events) {
            alike.computeIfAbsent(happening(event, false), key -> new ArrayList<>())
                    .add(event);
        }
        List<Event> surest = new ArrayList<>();
        for (List<Event> group : alike.values()) {
            Certainty best =
                    Collections.max(group.stream().map(Event::certainty).toList());
            group.stream().filter(event -> event.certainty() == best).forEach(surest::add);
        }
        return surest;
    }

    /** What became of what, where; {@code exactly} at which call and facility too, and of a paper when. */
    private static String happening(Event event, boolean exactly) {
        String what = event.kind() + " " + Codes.plain(event.kind(), event.code());
        if (event.kind().equals("SHIPMENT")) {
            String document = Codes.document(event.document()).code() + " " + event.documentNumber();
            return what + " " + document + (exactly ? " " + time(event) : "");
        }
        String where = EventWords.locode(event).isEmpty() ? EventWords.place(event) : EventWords.locode(event);
        boolean nameless = event.kind().equals("EQUIPMENT") && event.container().isEmpty();
        boolean reading = !event.kind().equals("EQUIPMENT") && !event.kind().equals("TRANSPORT");
        if (where.isEmpty() || nameless || reading) {
            return what + " " + event.id() + " " + event.container() + " " + time(event);
        }
        return what + " " + where + " " + event.container() + " " + event.filling() + " " + event.mode()
                + (exactly ? " " + EventWords.facility(event) + " " + stop(event) : "");
    }

    /** What the carrier calls the stop of a ship, truck or train. */
    private static String stop(Event event) {
        String own = event.call("/transportCallReference", "/transportCallID");
        return own.isEmpty() ? event.first("/transportCallID", "/payload/transportCallID") : own;
    }

    private static String time(Event event) {
        return event.happens().map(when -> when.at().toString()).orElse("");
    }

    /** Who takes an event back without saying when does so after every word about it. */
    private static Instant told(Event event) {
        Instant untold = event.says("/isRetracted") ? Instant.MAX : Instant.MIN;
        return event.told().map(when -> when.at().toInstant()).orElse(untold);
    }
}
