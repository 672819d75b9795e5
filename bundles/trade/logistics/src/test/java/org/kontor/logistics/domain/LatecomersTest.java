package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.USD;
import static org.kontor.logistics.domain.Lamps.charging;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.QuotationState;
import org.kontor.logistics.Round;
import org.kontor.logistics.web.QuotationView;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.web.NextAction;

/** Carriers that answer after the trader's deadline. The slow one takes five seconds, the trader waits for one. */
public class LatecomersTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final UUID buyer = Keys.fresh();
    private Forwarder forwarder;
    private Carriers carriers;

    @Before
    public void open() {
        forwarder = new Forwarder(store);
        carriers = forwarder.carriers;
        carriers.add("carrier.slow", charging("90.00", "USD", 4));
        carriers.delay("carrier.slow");
    }

    @Test
    public void whoIsLateIsAnExclusionThatIsStillAwaited() {
        Quotation answer = kept().quotation();

        Exclusion late = answer.exclusions().get(0);
        assertEquals(Reason.LATE, late.reason());
        assertEquals("carrier.slow", late.carrier());
        assertEquals(QuotationState.AWAITED, answer.state(store.clock().instant()));
        QuotationView seen = QuotationView.of(answer, store.clock().instant());
        assertEquals(List.of("carrier.slow"), seen.awaited());
        assertEquals(
                List.of("QUOTE_AGAIN", "ANSWER"),
                seen.nextActions().stream().map(NextAction::action).toList());
    }

    @Test
    public void whatALateCarrierSaysTakesThePlaceOfItsExclusion() {
        carriers.add("carrier.a", charging("100.00", "USD", 5));
        Asked asked = kept();
        forwarder.latecomers.await(asked);
        assertEquals(List.of("carrier.a"), carriersOf(asked.quotation()));

        carriers.arrive("carrier.slow");

        Quotation now = read(asked);
        assertEquals(List.of("carrier.a", "carrier.slow"), carriersOf(now));
        assertEquals(List.of(), now.exclusions());
        assertEquals(List.of(), now.awaited(store.clock().instant()));
        assertEquals(2, now.version());
        assertEquals(List.of(new Round(1, asked.quotation().quotedAt(), 2, 0)), now.history());
        Option slow = now.options().get(1);
        assertEquals(slow.id(), now.rankings().cheapest().get(0));
        assertEquals(slow, forwarder.desk.choose(buyer, now.id(), slow.id()).option());
        assertEquals(2, now.answered().size());
    }

    @Test
    public void whoFailsLateIsExcludedForThat() {
        carriers.add("carrier.slow", shipment -> {
            throw new ProviderException(Fault.UNAVAILABLE, "down");
        });
        Asked asked = kept();
        forwarder.latecomers.await(asked);

        carriers.arrive("carrier.slow");

        Quotation now = read(asked);
        assertEquals(
                List.of(Reason.CARRIER_UNAVAILABLE),
                now.exclusions().stream().map(Exclusion::reason).toList());
        assertEquals(QuotationState.NOT_SERVED, now.state(store.clock().instant()));
    }

    @Test
    public void severalLateCarriersAreAllHeard() {
        carriers.add("carrier.slower", charging("80.00", "USD", 6));
        carriers.delay("carrier.slower");
        Asked asked = kept();
        forwarder.latecomers.await(asked);

        carriers.arrive("carrier.slower");
        assertEquals(List.of("carrier.slow"), read(asked).awaited(store.clock().instant()));
        carriers.arrive("carrier.slow");

        assertEquals(List.of("carrier.slower", "carrier.slow"), carriersOf(read(asked)));
        assertEquals(3, read(asked).version());
    }

    @Test
    public void whoAnswersBeforeTheQuotationWasKeptIsHeardToo() {
        Asked asked = kept();
        carriers.arrive("carrier.slow");

        forwarder.latecomers.await(asked);

        assertEquals(List.of("carrier.slow"), carriersOf(read(asked)));
    }

    @Test
    public void anAnswerToAnEarlierRoundComesTooLate() {
        Asked first = kept();
        forwarder.latecomers.await(first);
        Asked second = forwarder.desk.quoteAgain(buyer, first.quotation().id(), A_SECOND);
        forwarder.desk.keep(second.quotation());

        carriers.arrive("carrier.slow");
        assertEquals(second.quotation(), read(first));

        forwarder.latecomers.await(second);
        assertEquals(List.of("carrier.slow"), carriersOf(read(first)));
    }

    @Test
    public void theNextRoundFollowsTheVersionThatTheLateAnswerMade() {
        Asked first = kept();
        forwarder.latecomers.await(first);
        carriers.arrive("carrier.slow");
        store.clock().advance(Duration.ofMinutes(2));

        Quotation second = forwarder.quoteAgain(buyer, first.quotation().id());
        forwarder.desk.keep(second);

        assertEquals(3, second.version());
        assertEquals(
                List.of(1L, 3L), second.history().stream().map(Round::version).toList());
    }

    @Test
    public void aQuotationThatWasNeverKeptIsNotMadeByALateAnswer() {
        Asked asked = forwarder.desk.quote(buyer, Lamps.request(USD), A_SECOND);
        forwarder.latecomers.await(asked);

        carriers.arrive("carrier.slow");

        assertTrue(store.transactions()
                .call(() ->
                        forwarder.quotations.find(asked.quotation().id(), buyer).isEmpty()));
    }

    /** As when the server died that would have heard it. */
    @Test
    public void nobodyIsAwaitedLongerThanItsOwnDeadline() {
        Quotation answer = kept().quotation();
        store.clock().advance(Carriers.LATE);

        assertEquals(List.of(), answer.awaited(store.clock().instant()));
        assertEquals(QuotationState.NOT_SERVED, answer.state(store.clock().instant()));
    }

    @Test
    public void whatWasSaidLateIsRememberedLikeAnyAnswer() {
        Asked asked = kept();
        forwarder.latecomers.await(asked);
        carriers.arrive("carrier.slow");

        Quotation again =
                forwarder.desk.quote(buyer, Lamps.request(USD), A_SECOND).quotation();

        assertEquals(List.of("carrier.slow"), carriersOf(again));
        assertEquals(1, carriers.questions());
    }

    private Asked kept() {
        Asked asked = forwarder.desk.quote(buyer, Lamps.request(USD), A_SECOND);
        forwarder.desk.keep(asked.quotation());
        return asked;
    }

    private Quotation read(Asked asked) {
        return forwarder.desk.quotation(buyer, asked.quotation().id());
    }

    private static List<String> carriersOf(Quotation quotation) {
        return quotation.options().stream().map(Option::carrier).toList();
    }
}
