package org.kontor.tracking.domain;

import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.tracking.Case;
import org.kontor.tracking.store.CaseStore;
import org.kontor.tracking.store.JourneyStore;
import org.kontor.work.Fact;

/** Goods on their way with one carrier, and what their followers see. */
abstract class FollowedGoods {

    static final String WAYBILL = "5009848432";
    static final Instant SHIPPED = Instant.parse("2026-11-02T09:00:00Z");

    @Rule
    public final TestStore store = TestStore.of("tracking");

    final UUID order = Keys.fresh();
    final Caller buyer = caller(Permission.TRADE);
    final Caller operator = caller(Permission.OPERATE);
    final OneCarrier carrier = new OneCarrier();
    final OneConsignment ours = new OneConsignment(order, OneCarrier.ACCOUNT, WAYBILL);
    CaseDesk cases;
    TrackingDesk desk;
    CarrierMail mail;

    @Before
    public void goodsAreOnTheirWay() {
        JourneyStore journeys = new JourneyStore(store.sql(), store.schema("tracking"));
        cases = new CaseDesk(
                new CaseStore(store.sql(), store.schema("tracking")),
                store.transactions(),
                store.facts(),
                store.clock());
        desk = new TrackingDesk(
                journeys,
                cases,
                store.transactions(),
                new OneOrder(),
                ours,
                carrier,
                store.facts(),
                store.clock(),
                Duration.ofMinutes(15),
                1);
        mail = new CarrierMail(carrier, desk);
        store.transactions()
                .run(() -> journeys.insert(new Journey(
                        order,
                        buyer.organisation(),
                        Keys.fresh(),
                        OneCarrier.ACCOUNT,
                        WAYBILL,
                        Mode.EXPRESS,
                        JourneyState.EXPECTED,
                        1,
                        SHIPPED,
                        SHIPPED.plus(Duration.ofHours(36)),
                        Optional.empty(),
                        "")));
        pass(Duration.ofHours(21));
    }

    void poll() {
        desk.poll(order);
    }

    void push(Scan... scans) {
        assertTrue(desk.push(OneCarrier.ACCOUNT, WAYBILL, List.of(scans)));
    }

    void pass(Duration time) {
        store.clock().advance(time);
    }

    void resolve(UUID id, Caller resolver) {
        store.transactions().run(() -> cases.resolve(id, resolver, "talked to the carrier"));
    }

    TrackingDesk.Sight sight() {
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

    static OffsetDateTime at(String time) {
        return OffsetDateTime.parse(time);
    }

    static Caller caller(Permission permission) {
        return new Caller(Keys.fresh(), Keys.fresh(), "somebody", Set.of(permission, Permission.READ));
    }
}
