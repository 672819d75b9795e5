package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account with one ocean carrier by the standards of the DCSA: which calls it takes. It gives no prices. */
@Component(
        configurationPid = "org.kontor.carrier.ocean",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class OceanCarrier implements Bookings, Cancellations, Tracking, TrackingPush, WaybillScheme {

    private static final Logger LOG = LoggerFactory.getLogger(OceanCarrier.class);
    private static final int NOT_FOUND = 404;
    private static final int BILL_LENGTH = 20;

    private final Settings settings;
    private final OceanApi api;
    private final Books books;
    private final OceanBookings bookings;
    private final OceanCancellations cancellations;
    private final OceanPushes pushes;
    private final Numbers numbers;
    private final InstantSource clock;

    @Activate
    public OceanCarrier(Settings settings, @Reference Http http) {
        this(settings, http, InstantSource.system());
    }

    OceanCarrier(Settings settings, Http http, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.api = new OceanApi(http, settings, clock);
        this.books = Books.at(settings.books(), settings.service_pid());
        this.bookings = new OceanBookings(api, books, settings, clock);
        this.cancellations = new OceanCancellations(api);
        this.pushes = new OceanPushes(settings._push_secret(), books);
        this.numbers = new Numbers(settings.number_formats());
    }

    @Deactivate
    void close() {
        books.close();
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        return bookings.book(request, key);
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return bookings.find(key);
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        return isNumber(waybill) && cancellations.cancel(waybill, key);
    }

    @Override
    public List<Scan> track(String waybill) {
        for (String parameter : parameters(waybill)) {
            List<Event> events = events(parameter, waybill);
            if (!events.isEmpty()) {
                subscribe(parameter, waybill);
                return OceanScans.scans(events, true);
            }
        }
        return List.of();
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        return pushes.receive(headers, body);
    }

    @Override
    public Match test(String number) {
        return numbers.test(number);
    }

    /** A container is told by its form; a booking and a bill of lading may look alike, so that both are asked for. */
    private static List<String> parameters(String waybill) {
        if (!isNumber(waybill)) {
            return List.of();
        }
        if (Numbers.isContainer(waybill)) {
            return List.of("equipmentReference");
        }
        return waybill.length() > BILL_LENGTH
                ? List.of("carrierBookingReference")
                : List.of("carrierBookingReference", "transportDocumentReference");
    }

    /** Nothing, or dots alone, would lead to other places of the API. */
    private static boolean isNumber(String waybill) {
        return !waybill.isBlank() && !waybill.matches("\\.+");
    }

    /** A number that the carrier does not know, or whose form it does not like, has no events. */
    private List<Event> events(String parameter, String waybill) {
        List<Event> events = new ArrayList<>();
        for (OceanApi.Reply page : api.events(parameter + "=" + JsonClient.piece(waybill), Optional.empty())) {
            boolean aboutIt = page.words().contains(parameter) || page.words().contains(waybill);
            if (page.isGood()) {
                events.addAll(understood(page));
            } else if (page.status() != NOT_FOUND && !aboutIt) {
                throw new ProviderException(
                        Fault.UNINTELLIGIBLE,
                        api.carrier() + " answers " + page.status() + " when asked for events: " + page.words());
            }
        }
        return events;
    }

    private List<Event> understood(OceanApi.Reply page) {
        List<Event> events = OceanScans.events(page.json());
        JsonNode list = page.json().has("events") ? page.json().path("events") : page.json();
        boolean nothing = list.isMissingNode() || list.isNull() || list.isArray() && list.isEmpty();
        if (!nothing && events.isEmpty()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, api.carrier() + " answers something other than events");
        }
        return events;
    }

    /** Once for each number. Who cannot be subscribed is asked all the same: that is no failure. */
    private void subscribe(String parameter, String waybill) {
        String mark = "subscription of " + waybill;
        if (settings.callback().isBlank() || !books.claim(mark, clock.instant())) {
            return;
        }
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("callbackUrl", settings.callback().strip());
        wish.putArray("eventType").add("SHIPMENT").add("TRANSPORT").add("EQUIPMENT");
        wish.put(parameter, waybill).put("secret", settings._push_secret().strip());
        String problem;
        try {
            OceanApi.Reply reply = api.subscribe(wish);
            problem = reply.isGood() ? "" : "it answers " + reply.status();
        } catch (ProviderException e) {
            problem = e.getMessage();
        }
        if (!problem.isEmpty()) {
            books.release(mark);
            LOG.warn("{} does not send events of {}: {}", api.carrier(), waybill, problem);
        }
    }
}
