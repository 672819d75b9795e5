package org.kontor.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Tracking;
import org.kontor.testkit.live.BookingsOverTime;
import org.kontor.testkit.live.RetryAfter;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/**
 * What a carrier plugin must do when its provider behaves as a real one does over time. A plugin extends this class and
 * says how its carrier puts things.
 */
public abstract class OverTimeContract extends BookingsOverTime {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final IdempotencyKey key = IdempotencyKey.fresh();

    @Test
    public final void aTokenThatHasEndedIsReplacedBeforeItIsUsed() {
        wantsTokens();
        Bookings carrier = bookings();
        String waybill = waybill(carrier.book(request(service()), key));
        int before = provider.tokensGiven();

        clock.advance(TOKEN_LIFE.plusSeconds(1));
        ((Tracking) carrier).track(waybill);

        assertEquals("no call came with a token that had ended", 0, provider.tokensRefused());
        assertTrue("a new token was asked for", provider.tokensGiven() > before);
    }

    /** The provider's clock is ten minutes ahead: it refuses a token that seems good for some minutes more. */
    @Test
    public final void aTokenThatEndsBeforeItsTimeIsReplacedAndTheBookingMadeOnce() {
        wantsTokens();
        Bookings carrier = bookings();
        String service = service();
        waybill(carrier.book(request(service), IdempotencyKey.fresh()));

        clock.advance(TOKEN_LIFE.minusMinutes(5));
        provider.isAhead(Duration.ofMinutes(10));
        String waybill = waybill(carrier.book(request(service), key));

        assertTrue("the provider refused the token", provider.tokensRefused() > 0);
        assertEquals(waybill, found(key));
        assertEquals(2, provider.bookings().size());
        assertEachIsMadeOnce();
    }

    @Test
    public final void aTokenThatTheCarrierForgetsIsReplacedOnce() {
        wantsTokens();
        Bookings carrier = bookings();
        String waybill = waybill(carrier.book(request(service()), key));
        int before = provider.tokensGiven();

        provider.forgetsTokens();
        ((Tracking) carrier).track(waybill);

        assertEquals(1, provider.tokensRefused());
        assertEquals(before + 1, provider.tokensGiven());
    }

    @Test
    public final void aCarrierThatRefusesEveryTokenIsNotAskedWithoutEnd() throws Exception {
        wantsTokens();
        provider.givesTokens(tokens().orElseThrow(), Duration.ZERO);

        fails(Fault.MISCONFIGURED, () -> trackings().track("794953535000"));

        assertTrue("asked at most twice", provider.tokensRefused() <= 2);
        assertTrue("at most two tokens", provider.tokensGiven() <= 2);
    }

    @Test
    public final void tooManyQuestionsForPricesAreUnavailableUntilTheCarrierServesAgain() throws Exception {
        Rates carrier = rates();
        provider.limits(pricing().orElseThrow(), 1, MINUTE, RetryAfter.SECONDS);
        RateAnswer first = carrier.quote(shipment());

        String told = fails(Fault.UNAVAILABLE, () -> carrier.quote(shipment())).getMessage();
        clock.advance(Duration.ofSeconds(20));
        String toldLater =
                fails(Fault.UNAVAILABLE, () -> carrier.quote(shipment())).getMessage();
        clock.advance(Duration.ofSeconds(40));
        RateAnswer again = carrier.quote(shipment());

        assertTrue(told, told.endsWith("Retry-After: 60"));
        assertTrue(toldLater, toldLater.endsWith("Retry-After: 40"));
        assertEquals(totals(first), totals(again));
        assertEquals(4, provider.calls(pricing().orElseThrow()).size());
    }

    @Test
    public final void tooManyQuestionsForAJourneyTellTheDateOfTheNext() throws Exception {
        Bookings carrier = bookings();
        Tracking tracking = (Tracking) carrier;
        String waybill = waybill(carrier.book(request(service()), key));
        provider.limits(tracking(), 0, MINUTE, RetryAfter.DATE);

        String told = fails(Fault.UNAVAILABLE, () -> tracking.track(waybill)).getMessage();

        assertTrue(told, told.endsWith("Retry-After: Mon, 02 Nov 2026 09:01:00 GMT"));
        assertEquals("not hammered", 1, provider.calls(tracking()).size());
    }

    @Test
    public final void aServiceWithoutAPriceHidesNoOtherAndIsSaidToHaveNone() {
        Rates carrier = rates();
        Map<String, Money> whole = totals(carrier.quote(shipment()));

        provider.alters(priced(), (call, recorded) -> partial(recorded));
        RateAnswer partial = carrier.quote(shipment());

        assertTrue("it has a price on other days", whole.keySet().removeIf(service -> service.startsWith(unpriced())));
        assertEquals(whole, totals(partial));
        assertTrue(
                "it says why " + unpriced() + " has no price: " + partial.refusals(),
                partial.refusals().stream().map(Refusal::service).anyMatch(unpriced()::equals));
    }

    private static Map<String, Money> totals(RateAnswer answer) {
        return answer.rates().stream().collect(Collectors.toMap(Rate::service, Rate::total));
    }
}
