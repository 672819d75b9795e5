package org.kontor.carrier.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.toolkit.Journal;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One sandbox carrier account, with one set of books: {@code booking:KEY} is a booking, {@code void:WAYBILL} one undone. */
@Component(
        service = {
            Rates.class,
            Bookings.class,
            Cancellations.class,
            Tracking.class,
            BulkTracking.class,
            TrackingPush.class,
            WaybillScheme.class,
            AccountCheck.class
        },
        configurationPid = "org.kontor.carrier.sandbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class SandboxCarrier
        implements Rates, Bookings, Cancellations, Tracking, BulkTracking, TrackingPush, WaybillScheme, AccountCheck {

    private static final String BOOKING = "booking:";
    private static final String VOID = "void:";
    private static final int AT_ONCE = 50;

    private final Settings settings;
    private final Clock clock;
    private final Journal journal;
    private final Prices prices;
    private final Pushes pushes;
    private final Numbers numbers = new Numbers();
    private final Map<String, BookingRecord> byWaybill = new ConcurrentHashMap<>();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();

    @Activate
    public SandboxCarrier(Settings settings, @Reference Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.journal = Journal.at(settings.journal(), settings.service_pid());
        this.prices = new Prices(Money.currency(settings.currency()));
        this.pushes = new Pushes(settings._push_secret());
    }

    @Deactivate
    void close() {
        journal.close();
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        suffer(settings.fault_rates());
        return prices.of(shipment, clock.instant());
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        suffer(settings.fault_book());
        boolean first = troubled.add(key.value());
        if (first && settings.fault_book() == Settings.Trouble.REQUEST_LOST) {
            throw new ProviderException(Fault.IN_DOUBT, "the sandbox did not answer");
        }
        JsonNode booking = journal.remember(
                BOOKING + key.value(), () -> record(request, key).json());
        BookingRecord record = BookingRecord.read(booking);
        byWaybill.put(record.waybill(), record);
        if (first && settings.fault_book() == Settings.Trouble.ANSWER_LOST) {
            throw new ProviderException(Fault.IN_DOUBT, "the sandbox did not answer");
        }
        return outcome(record);
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        suffer(settings.fault_book());
        return journal.find(BOOKING + key.value()).map(BookingRecord::read).map(this::outcome);
    }

    /** Until it is collected a booking can be undone, as often as anybody asks. */
    @Override
    public boolean cancel(String number, IdempotencyKey key) {
        suffer(settings.fault_book());
        String waybill = BookingRecord.waybill(number);
        Optional<BookingRecord> booking = booking(waybill);
        boolean gone =
                booking.isEmpty() || new Itinerary(booking.get(), settings.clock_speed()).hasLeft(clock.instant());
        if (gone && journal.find(VOID + waybill).isEmpty()) {
            return false;
        }
        journal.remember(VOID + waybill, () -> BooleanNode.TRUE);
        return true;
    }

    @Override
    public List<Scan> track(String waybill) {
        suffer(settings.fault_track());
        if (journal.find(VOID + waybill).isPresent()) {
            return List.of();
        }
        return booking(waybill)
                .map(booking -> new Itinerary(booking, settings.clock_speed()).until(clock.instant()))
                .orElse(List.of());
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        return waybills.stream().collect(Collectors.toMap(Function.identity(), this::track));
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        return pushes.read(headers, body);
    }

    @Override
    public Match test(String number) {
        return numbers.test(number);
    }

    /** As a carrier would answer a first question: it rejects the settings that are told to be rejected. */
    @Override
    public List<String> check() {
        if (settings.fault_rates() == Settings.Trouble.MISCONFIGURED) {
            return List.of("the sandbox rejects these settings, because fault.rates is MISCONFIGURED");
        }
        suffer(settings.fault_rates());
        return List.of();
    }

    private BookingOutcome outcome(BookingRecord record) {
        if (journal.find(VOID + record.waybill()).isPresent()) {
            return record.takenBack();
        }
        Instant confirmed = record.bookedAt().plusSeconds(settings.confirm_after_seconds());
        return clock.instant().isBefore(confirmed) ? record.awaited() : record.outcome();
    }

    private BookingRecord record(BookingRequest request, IdempotencyKey key) {
        return BookingRecord.of(
                request,
                Numbers.of(key, settings.wrong_check_digit()),
                clock.instant(),
                Course.of(request.consignee().name(), settings.journey()));
    }

    /** After a restart the books are read through once for each waybill that is not known yet. */
    private Optional<BookingRecord> booking(String waybill) {
        BookingRecord known = byWaybill.get(waybill);
        if (known != null) {
            return Optional.of(known);
        }
        journal.all().forEach((key, document) -> {
            if (key.startsWith(BOOKING)) {
                BookingRecord record = BookingRecord.read(document);
                byWaybill.put(record.waybill(), record);
            }
        });
        return Optional.ofNullable(byWaybill.get(waybill));
    }

    private static void suffer(Settings.Trouble trouble) {
        switch (trouble) {
            case UNAVAILABLE -> throw new ProviderException(Fault.UNAVAILABLE, "the sandbox is down");
            case MISCONFIGURED -> throw new ProviderException(Fault.MISCONFIGURED, "the sandbox rejects our settings");
            case UNINTELLIGIBLE -> throw new ProviderException(Fault.UNINTELLIGIBLE, "the sandbox talks nonsense");
            case NONE, ANSWER_LOST, REQUEST_LOST -> {}
        }
    }
}
