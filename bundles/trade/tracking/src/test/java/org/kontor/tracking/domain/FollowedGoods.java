package org.kontor.tracking.domain;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.TrackingPush;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.testkit.TestStore;
import org.kontor.tracking.Case;
import org.kontor.tracking.store.CaseStore;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.tracking.store.LaneStore;
import org.kontor.tracking.store.LegStore;
import org.kontor.tracking.store.PollStore;
import org.kontor.tracking.store.ScanStore;
import org.kontor.work.Fact;

/** Goods on their way with one carrier, and what their followers see. */
abstract class FollowedGoods {

    static final String WAYBILL = "5009848432";
    static final Instant SHIPPED = Instant.parse("2026-11-02T09:00:00Z");

    @Rule
    public final TestStore store = TestStore.of("tracking");

    final UUID order = Keys.fresh();
    final Caller buyer = caller(Permission.TRADE);
    final Caller seller = caller(Permission.TRADE);
    final Caller operator = caller(Permission.OPERATE);
    final OneCarrier carrier = new OneCarrier();
    JourneyBook book;
    CaseDesk cases;
    TrackingDesk desk;
    ArrivalDesk arrivals;
    CarrierMail mail;
    LegDesk legs;
    Polls polls;

    @Before
    public void goodsAreOnTheirWay() {
        Schema schema = store.schema("tracking");
        book = new JourneyBook(
                new JourneyStore(store.sql(), schema),
                new LegStore(store.sql(), schema),
                new ScanStore(store.sql(), schema),
                new LaneStore(store.sql(), schema));
        cases = new CaseDesk(new CaseStore(store.sql(), schema), store.transactions(), store.facts(), store.clock());
        OneOrder orders = new OneOrder();
        desk = new TrackingDesk(
                book,
                cases,
                store.transactions(),
                orders,
                carrier,
                store.facts(),
                store.clock(),
                new ScanGaps(1));
        arrivals = new ArrivalDesk(book, desk, store.transactions(), store.facts(), store.clock());
        polls = polls(600);
        mail = new CarrierMail(carrier, desk, book, new PlainWaybills(), store.transactions());
        legs = new LegDesk(
                book, orders, new PlainWaybills(), carrier, polls, store.facts(), store.clock());
        follow(order, WAYBILL, Mode.EXPRESS);
        pass(Duration.ofHours(21));
    }

    @After
    public void nobodyAsksAnyMore() {
        polls.close();
    }

    /** Asks the carrier every quarter of an hour at most, by so many questions a minute. */
    Polls polls(int perMinute) {
        Polls asking = new Polls(
                book,
                new PollStore(store.sql(), store.schema("tracking")),
                desk,
                store.transactions(),
                carrier,
                store.timers(),
                store.clock(),
                new PollSettings(perMinute));
        store.add(asking);
        return asking;
    }

    /** Begins another journey of the same traders, now. */
    Journey follow(UUID another, String waybill, Mode mode) {
        Journey journey = new Journey(
                another,
                buyer.organisation(),
                seller.organisation(),
                OneCarrier.ACCOUNT,
                waybill,
                new Lane(mode, "CN", "DE", "Hamburg"),
                Case.Owner.BUYER,
                JourneyState.EXPECTED,
                1,
                store.clock().instant(),
                store.clock().instant().plus(Duration.ofHours(36)),
                "");
        store.transactions().run(() -> {
            book.journeys().insert(journey);
            Leg first = Leg.first(journey, Optional.empty());
            book.legs().insert(first);
            polls.begin(first);
        });
        return journey;
    }

    void poll() {
        desk.poll(order);
    }

    void push(Scan... scans) {
        assertEquals(1, mail.take(OneCarrier.ACCOUNT, List.of(new TrackingPush.Update(WAYBILL, List.of(scans)))));
    }

    void pass(Duration time) {
        store.clock().advance(time);
    }

    void resolve(UUID id, Caller resolver) {
        store.transactions().run(() -> cases.resolve(id, resolver, "talked to the carrier"));
    }

    Sight sight() {
        return desk.sight(order, buyer);
    }

    List<Case.Kind> openCases() {
        return sight().cases().stream().filter(Case::open).map(Case::kind).toList();
    }

    List<Fact.Kind> facts() {
        List<Fact.Kind> kinds = new ArrayList<>();
        store.facts().of(order).forEach(fact -> kinds.add(fact.kind()));
        return kinds;
    }

    static Scan scan(String id, String at, Status status, String place) {
        return new Scan(id, at(at), status, "C" + id, "words of the carrier", place);
    }

    static Scan scan(String id, String at, Status status, Scan.Reason reason) {
        return new Scan(id, at(at), status, reason, "C" + id, "words of the carrier", "Hamburg");
    }

    static OffsetDateTime at(String time) {
        return OffsetDateTime.parse(time);
    }

    static Caller caller(Permission permission) {
        return new Caller(Keys.fresh(), Keys.fresh(), "somebody", Set.of(permission, Permission.READ));
    }
}
