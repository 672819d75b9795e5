package org.kontor.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.TrackingPush;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.engine.Engine;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.CarrierMail;
import org.kontor.tracking.domain.CaseDesk;
import org.kontor.tracking.domain.Journey;
import org.kontor.tracking.domain.JourneyState;
import org.kontor.tracking.domain.Lane;
import org.kontor.tracking.domain.Leg;
import org.kontor.tracking.domain.LegKind;
import org.kontor.tracking.domain.TrackingDesk;
import org.kontor.tracking.store.CaseStore;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.tracking.store.LaneStore;
import org.kontor.tracking.store.LegStore;
import org.kontor.tracking.store.ScanStore;
import org.kontor.work.facts.Journal;

/** The tracking step's own desks on one database, and a carrier that tells them of all its waybills in turn. */
final class BenchedTracking {

    private final AtomicLong messages = new AtomicLong();
    private final List<String> numbers = new ArrayList<>();
    private final Engine engine;
    private final int waybills;
    private final int scansEach;
    private final JourneyBook book;
    private final CarrierMail mail;
    private final Instant begun = Instant.now();

    BenchedTracking(Engine engine, int waybills, int scansEach) {
        this.engine = engine;
        this.waybills = waybills;
        this.scansEach = scansEach;
        Clock clock = Clock.systemUTC();
        Schema schema = () -> "tracking";
        Journal journal = new Journal(engine, engine, clock, false);
        OneTellingCarrier carrier = new OneTellingCarrier(this::updates);
        this.book = new JourneyBook(
                new JourneyStore(engine, schema),
                new LegStore(engine, schema),
                new ScanStore(engine, schema),
                new LaneStore(engine, schema));
        CaseDesk cases = new CaseDesk(new CaseStore(engine, schema), engine, journal, clock);
        TrackingDesk desk =
                new TrackingDesk(book, cases, engine, carrier, carrier, journal, clock, new TrackingSettings(600));
        this.mail = new CarrierMail(carrier, desk, book, carrier, engine);
    }

    /** So many goods are on their way. */
    void begin(int journeys) {
        for (int i = 0; i < journeys; i++) {
            String number = Integer.toString(1_000_000 + i);
            numbers.add(number);
            engine.run(() -> follow(number));
        }
    }

    /** PostgreSQL knows how many rows there are, and plans by it. */
    void counted() {
        engine.run(() -> engine.now().execute("analyze"));
    }

    long messages() {
        return messages.get();
    }

    /** One message about the next waybills; returns how many scans it brought. */
    int message() {
        long message = messages.getAndIncrement();
        CarrierMail.Receipt receipt = mail.receive(
                OneTellingCarrier.ACCOUNT, Map.of(), Long.toString(message).getBytes(US_ASCII));
        return receipt.taken() * scansEach;
    }

    private List<TrackingPush.Update> updates(long message) {
        List<TrackingPush.Update> updates = new ArrayList<>();
        for (int i = 0; i < waybills; i++) {
            String number = numbers.get((int) ((message * waybills + i) % numbers.size()));
            List<Scan> scans = new ArrayList<>();
            for (int j = 0; j < scansEach; j++) {
                scans.add(new Scan(
                        "scan-" + message + "-" + j,
                        Instant.now().minus(Duration.ofSeconds(scansEach - j)).atOffset(ZoneOffset.ofHours(8)),
                        Scan.Status.IN_TRANSIT,
                        "PU",
                        "Shipment processed in a facility of the carrier",
                        "Leipzig"));
            }
            updates.add(new TrackingPush.Update(number, scans));
        }
        return updates;
    }

    private void follow(String number) {
        UUID order = Keys.fresh();
        book.journeys()
                .insert(new Journey(
                        order,
                        order,
                        order,
                        OneTellingCarrier.ACCOUNT,
                        number,
                        new Lane(Mode.EXPRESS, "CN", "DE", "Hamburg"),
                        Case.Owner.BUYER,
                        JourneyState.EXPECTED,
                        1,
                        begun.minus(Duration.ofHours(1)),
                        begun.plus(Duration.ofHours(36)),
                        ""));
        book.legs()
                .insert(new Leg(
                        order,
                        order,
                        LegKind.WAYBILL,
                        OneTellingCarrier.ACCOUNT,
                        number,
                        begun,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ""));
    }
}
