package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.USD;
import static org.kontor.logistics.domain.Lamps.charging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Answered.From;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.web.OptionView;
import org.kontor.logistics.web.QuotationView;
import org.kontor.providers.Departure;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Which questions are answered from what a carrier said shortly before, and which are put to it again. */
public class MemoryTest {

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final UUID buyer = Keys.fresh();
    private Forwarder forwarder;
    private Carriers carriers;

    @Before
    public void open() {
        forwarder = new Forwarder(store);
        carriers = forwarder.carriers;
        carriers.add("carrier.a", charging("100.00", "USD", 5));
    }

    @Test
    public void theSameQuestionWithinAMinuteIsAnsweredFromMemoryWhoeverAsks() {
        OptionView first = seen(quote());
        store.clock().advance(Duration.ofSeconds(59));

        OptionView second = seen(forwarder.quote(Keys.fresh(), Lamps.request(USD)));

        assertEquals(1, carriers.questions());
        assertEquals(Optional.of(From.CARRIER), first.answeredFrom());
        assertEquals(Optional.of(Duration.ZERO), first.age());
        assertEquals(Optional.of(From.CACHE), second.answeredFrom());
        assertEquals(Optional.of(Duration.ofSeconds(59)), second.age());
        assertEquals(first.price(), second.price());
        assertEquals(Carriers.VERSION, second.providerVersion());
    }

    @Test
    public void afterAMinuteTheCarrierIsAskedAgainAndMemoryGoesOnFromThere() {
        quote();
        store.clock().advance(Duration.ofSeconds(60));
        quote();
        store.clock().advance(Duration.ofSeconds(30));

        assertEquals(Optional.of(From.CACHE), seen(quote()).answeredFrom());
        assertEquals(2, carriers.questions());
    }

    @Test
    public void onlyWhoIsNotRememberedIsAsked() {
        quote();
        carriers.add("carrier.b", charging("90.00", "USD", 5));

        Quotation answer = quote();

        assertEquals(2, carriers.questions());
        assertEquals(
                List.of("carrier.a", "carrier.b"),
                answer.options().stream().map(option -> option.carrier()).toList());
        assertEquals(
                List.of(From.CACHE, From.CARRIER),
                answer.answered().stream().map(one -> one.from()).toList());
    }

    @Test
    public void anotherShipmentIsAnotherQuestion() {
        quote();
        Shipment lamps = Lamps.request(USD).shipment();
        Shipment later = new Shipment(
                lamps.origin(),
                lamps.destination(),
                lamps.parcels(),
                lamps.goods(),
                lamps.readyDate().plusDays(1),
                lamps.incoterm());

        forwarder.quote(buyer, new ShipmentRequest(later, Optional.empty(), USD));

        assertEquals(2, carriers.questions());
    }

    @Test
    public void failuresAndNonsenseAreNotRemembered() {
        carriers.add("carrier.a", asked -> {
            throw new ProviderException(Fault.UNAVAILABLE, "down");
        });
        carriers.add("carrier.b", charging("-1.00", "USD", 5));
        quote();

        Quotation again = quote();

        assertEquals(4, carriers.questions());
        assertEquals(
                List.of(Reason.CARRIER_UNAVAILABLE, Reason.CARRIER_UNINTELLIGIBLE),
                again.exclusions().stream().map(Exclusion::reason).toList());
        assertEquals(List.of(), again.answered());
    }

    @Test
    public void aRefusalIsAnAnswerLikeAnyOther() {
        carriers.add(
                "carrier.a",
                asked -> new RateAnswer(List.of(), List.of(new Refusal(Refusal.Reason.EMBARGO, "", "Embargo"))));
        quote();

        assertEquals(Reason.EMBARGO, quote().exclusions().get(0).reason());
        assertEquals(1, carriers.questions());
    }

    @Test
    public void whatNoLongerStandsIsAskedAgain() {
        quote();
        carriers.change("carrier.a");
        carriers.add("carrier.a", charging("120.00", "USD", 5));

        assertEquals(Money.parse("120.00", "USD"), quote().options().get(0).price());
    }

    @Test
    public void whoIsSwitchedOffOrGoneIsNotRemembered() {
        carriers.add("carrier.b", charging("100.00", "USD", 5));
        quote();
        carriers.switchOff("carrier.a");
        carriers.remove(new Departure("carrier.b", Instant.parse("2026-11-01T12:00:00Z")));

        assertEquals(
                List.of(Reason.CARRIER_SWITCHED_OFF, Reason.CARRIER_REMOVED),
                quote().exclusions().stream().map(Exclusion::reason).toList());
    }

    @Test
    public void aPriceThatHasRunOutIsNotSoldFromMemory() {
        Instant soon = store.clock().instant().plusSeconds(10);
        carriers.add("carrier.a", validUntil(soon));
        quote();
        store.clock().advance(Duration.ofSeconds(10));

        quote();

        assertEquals(2, carriers.questions());
    }

    /** The 5,001st pushes out whoever was heard longest ago. */
    @Test
    public void memoryHasAnEnd() {
        Memory memory = new Memory();
        Instant now = store.clock().instant();
        Shipment lamps = Lamps.request(USD).shipment();
        for (int account = 0; account < 5_000; account++) {
            memory.keep(lamps, carriers.answer("carrier." + account), now);
        }
        memory.keep(lamps, carriers.answer("carrier.0"), now);

        memory.keep(lamps, carriers.answer("carrier.new"), now);

        assertTrue(memory.recall("carrier.0", lamps, now).isPresent());
        assertEquals(Optional.empty(), memory.recall("carrier.1", lamps, now));
        assertTrue(memory.recall("carrier.2", lamps, now).isPresent());
    }

    private Quotation quote() {
        return forwarder.quote(buyer, Lamps.request(USD));
    }

    private OptionView seen(Quotation quotation) {
        return QuotationView.of(quotation, store.clock().instant()).options().get(0);
    }

    private static Rates validUntil(Instant until) {
        return asked -> {
            Rate rate = Lamps.rate("EXPRESS", Money.parse("100.00", "USD"), 5);
            return new RateAnswer(
                    List.of(new Rate(
                            rate.service(),
                            rate.serviceName(),
                            rate.mode(),
                            rate.charges(),
                            rate.weights(),
                            rate.transitDaysMin(),
                            rate.transitDaysMax(),
                            until)),
                    List.of());
        };
    }
}
