package org.kontor.carrier.air;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kontor.carrier.TrackingPush.Update;

/** What an airline sent of its own accord, by waybill: ONE Record notifications and events, and status messages. */
final class AirNews {

    private static final List<String> SUBJECTS =
            List.of("eventFor", "linkedObject", "hasLogisticsObject", "referencesLogisticsObject");
    private static final List<String> UPWARDS = List.of("waybill", "ofShipment", "issuedForWaybill", "inPiece");
    private static final int HIGHEST = 4;

    private final OneRecord server;
    private final UnaryOperator<Thing> follow;

    AirNews(OneRecord server) {
        this.server = server;
        this.follow = server.follower();
    }

    List<Update> read(byte[] body, Instant received) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return messages(text, received);
        }
        Thing document = parsed(body);
        List<Thing> notifications = document.every("Notification");
        List<Thing> events = AirEvents.in(document);
        if (notifications.isEmpty() && events.isEmpty()) {
            return messages(String.join("\n", document.texts()), received);
        }
        return events.isEmpty() ? told(notifications) : updates(events, notifications);
    }

    private List<Update> messages(String text, Instant received) {
        return FsuMessages.areIn(text) ? new FsuMessages(received).read(text) : List.of();
    }

    /** A notification of an event that only names it: the event is fetched, or else all events of its object. */
    private List<Update> told(List<Thing> notifications) {
        List<Update> updates = new ArrayList<>();
        for (Thing notification : notifications) {
            String type = notification.code(notification.has("hasEventType") ? "hasEventType" : "eventType");
            if (type.equals("LOGISTICS_EVENT_RECEIVED")) {
                updates.addAll(updates(fetched(notification), List.of(notification)));
            }
        }
        return updates;
    }

    private List<Thing> fetched(Thing notification) {
        List<Thing> named = notification.all("hasLogisticsEvent").stream()
                .map(follow)
                .flatMap(event -> AirEvents.in(event).stream())
                .toList();
        Optional<URI> object = subjects(notification).stream()
                .flatMap(subject -> server.own(subject.id()).stream())
                .findFirst();
        return named.isEmpty() ? object.map(server::events).orElse(List.of()) : named;
    }

    private List<Update> updates(List<Thing> events, List<Thing> notifications) {
        Map<String, List<Thing>> byWaybill = new LinkedHashMap<>();
        String told = firstOf(notifications, this::waybill);
        for (Thing event : events) {
            String own = waybill(event);
            byWaybill
                    .computeIfAbsent(own.isEmpty() ? told : own, number -> new ArrayList<>())
                    .add(event);
        }
        if (byWaybill.remove("") != null && byWaybill.isEmpty()) {
            throw server.unintelligible("told of events without an air waybill");
        }
        AirEvents reader = new AirEvents("", follow);
        return byWaybill.entrySet().stream()
                .map(entry -> new Update(entry.getKey(), reader.scans(entry.getValue())))
                .toList();
    }

    /** The number of the waybill that an event or a notification is about; empty when it cannot be found out. */
    private String waybill(Thing about) {
        return firstOf(subjects(about), subject -> {
            String inLink = WaybillNumber.inLink(subject.id());
            return inLink.isEmpty() ? number(follow.apply(subject), HIGHEST) : inLink;
        });
    }

    private String number(Thing thing, int steps) {
        String number = WaybillNumber.of(thing.text("waybillPrefix"), thing.text("waybillNumber"));
        if (!number.isEmpty() || steps == 0) {
            return number;
        }
        return firstOf(
                UPWARDS.stream()
                        .flatMap(property -> thing.all(property).stream())
                        .toList(),
                next -> number(follow.apply(next), steps - 1));
    }

    private static List<Thing> subjects(Thing about) {
        return SUBJECTS.stream()
                .flatMap(property -> about.all(property).stream())
                .toList();
    }

    private static String firstOf(List<Thing> things, Function<Thing, String> number) {
        return things.stream()
                .map(number)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Thing parsed(byte[] body) {
        try {
            return server.parsed(body);
        } catch (IOException e) {
            // What could not be read may name a person: its words stay out of the failure.
            throw server.unintelligible("sent something that is no JSON");
        }
    }
}
