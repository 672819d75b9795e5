package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.WaybillJudgement.Warning;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;

/** What is known of a number that looks right: where it was issued, who has it, and what was scanned with it. */
public class WaybillGateTest {

    private static final String POSTAL = "RB123456785GB";
    private static final String CHINA_POST = "RB123456785CN";

    @Rule
    public final TestStore store = TestStore.of("fulfilment");

    private final UUID ours = Keys.fresh();
    private final Caller seller = new Caller(ours, Keys.fresh(), "sales", Set.of(Permission.TRADE, Permission.READ));
    private final Order order = Lamps.order(Keys.fresh(), Keys.fresh(), ours, OrderState.PAID);
    private final OneCarrier carrier = new OneCarrier();
    private FulfilmentStore fulfilments;
    private WaybillDesk waybills;

    @Before
    public void theOrderIsPacked() {
        fulfilments = new FulfilmentStore(store.sql(), store.schema("fulfilment"));
        FulfilmentDesk desk = new FulfilmentDesk(
                fulfilments,
                store.transactions(),
                new OneOrder(order),
                carrier,
                store.intentions(),
                store.facts(),
                store.clock());
        waybills = new WaybillDesk(desk, fulfilments, store.transactions(), carrier, store.facts(), store.clock());
        store.transactions().run(() -> insert(order.id(), Optional.empty()));
        carrier.takesEveryNumber();
    }

    @Test
    public void aPostalNumberOfAnotherCountryIsQuestioned() {
        WaybillJudgement judgement = judge(POSTAL);

        assertEquals(Match.VALID, judgement.match());
        assertTrue(judgement.doubtful());
        assertEquals(List.of(Warning.Kind.COUNTRY), kinds(judgement));
        assertTrue(judgement.sentence(), judgement.sentence().contains("The post of GB issued it"));
        assertFalse(judge(CHINA_POST).doubtful());
    }

    @Test
    public void lettersThatAreNoCountryAreQuestionedButTntsAreTheirs() {
        assertTrue(judge("RB123456785XX").sentence().contains("XX, are no country"));
        assertFalse(judge("GD123456785WW").doubtful());
    }

    @Test
    public void aNumberThatAnotherOrderHasIsQuestionedUntilItsCarrierMayUseItAgain() {
        store.transactions().run(() -> insert(Keys.fresh(), Optional.of(OneCarrier.NUMBER)));
        pass(Duration.ofDays(179));
        assertEquals(List.of(Warning.Kind.USED_BEFORE), kinds(judge(OneCarrier.NUMBER)));

        pass(Duration.ofDays(2));
        assertFalse(judge(OneCarrier.NUMBER).doubtful());
    }

    @Test
    public void anOrdersOwnNumberIsNotAnothers() {
        store.transactions()
                .run(() -> fulfilments.update(
                        fulfilments.find(order.id()).orElseThrow().withWaybill(OneCarrier.NUMBER)));

        assertFalse(judge(OneCarrier.NUMBER).doubtful());
    }

    @Test
    public void aBoxTravelsAgainAtOnce() {
        store.transactions().run(() -> insert(Keys.fresh(), Optional.of("MSKU9070323")));
        pass(Duration.ofDays(1));

        assertFalse(judge("MSKU9070323").doubtful());
    }

    @Test
    public void aNumberThatTheCarrierHasScannedIsQuestioned() {
        carrier.follows(scan("2026-03-01T10:00:00Z", Status.ANNOUNCED), scan("2026-03-02T10:00:00Z", Status.DELIVERED));

        WaybillJudgement judgement = judge(OneCarrier.NUMBER);
        assertEquals(List.of(Warning.Kind.SCANNED_BEFORE), kinds(judgement));
        assertTrue(judgement.sentence(), judgement.sentence().contains("DELIVERED at 2026-03-02T10:00Z in Memphis"));
        assertTrue(judgement.sentence(), judgement.sentence().endsWith("it is another shipment's"));
    }

    @Test
    public void aNumberThatIsOnlyAnnouncedOrCannotBeAskedAboutIsNot() {
        carrier.follows(scan("2026-11-02T10:00:00Z", Status.ANNOUNCED));
        assertFalse(judge(OneCarrier.NUMBER).doubtful());

        carrier.losesAnswers();
        assertFalse(judge(OneCarrier.NUMBER).doubtful());
    }

    @Test
    public void aWarningIsTakenWithARecordedConfirmation() {
        store.transactions().run(() -> {
            Fulfilment fulfilment = fulfilments.find(order.id()).orElseThrow();
            fulfilments.update(new Fulfilment(
                    order.id(),
                    FulfilmentState.PACKED,
                    fulfilment.version(),
                    fulfilment.carrier(),
                    Optional.empty(),
                    Details.NONE));
        });

        waybills.enter(order.id(), seller, judge(POSTAL), Optional.of("sent through a warehouse in Leeds"));

        Fulfilment taken =
                store.transactions().call(() -> fulfilments.find(order.id()).orElseThrow());
        assertEquals(
                "sent through a warehouse in Leeds",
                taken.details().confirmation().orElseThrow().reason());
    }

    @Test
    public void aJudgementThatWasKeptBeforeThereWereWarningsIsRead() {
        String kept = "{\"number\":\"1\",\"match\":\"NOT_THIS_FORMAT\",\"sentence\":\"s\",\"suggestions\":[]}";

        WaybillJudgement judgement = Documents.read(kept, WaybillJudgement.class);
        assertEquals(List.of(), judgement.warnings());
        assertTrue(judgement.doubtful());
    }

    private WaybillJudgement judge(String number) {
        return waybills.judge(order.id(), seller, number);
    }

    private void insert(UUID id, Optional<String> number) {
        fulfilments.insert(
                new Fulfilment(
                        id, FulfilmentStates.TABLE.initial(), 1, order.option().carrier(), number, Details.NONE),
                store.clock().instant());
        number.ifPresent(
                entered -> fulfilments.update(fulfilments.find(id).orElseThrow().withWaybill(entered)));
    }

    private void pass(Duration time) {
        store.clock().advance(time);
    }

    private static List<Warning.Kind> kinds(WaybillJudgement judgement) {
        return judgement.warnings().stream().map(Warning::kind).toList();
    }

    private static Scan scan(String at, Status status) {
        return new Scan(at, OffsetDateTime.parse(at), status, "PU", "scanned", "Memphis");
    }
}
