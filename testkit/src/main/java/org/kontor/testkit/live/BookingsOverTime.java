package org.kontor.testkit.live;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.kontor.carrier.Bookings;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Bookings whose requests and answers get lost: the carrier's journal must have each of them once. */
public abstract class BookingsOverTime extends JourneyOverTime {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final IdempotencyKey key = IdempotencyKey.fresh();

    @Test
    public final void aBookingTooManyIsNotMadeAndMadeOnceAfterwards() throws Exception {
        Bookings carrier = bookings();
        String service = service();
        provider.limits(booking(), 1, MINUTE, RetryAfter.SECONDS);
        String other = waybill(carrier.book(request(service), IdempotencyKey.fresh()));

        String told = fails(Fault.UNAVAILABLE, () -> carrier.book(request(service), key))
                .getMessage();
        fails(Fault.UNAVAILABLE, () -> carrier.book(request(service), key));
        clock.advance(MINUTE);
        String waybill = waybill(carrier.book(request(service), key));

        assertTrue(told, told.endsWith("Retry-After: 60"));
        assertEquals("not hammered", 4, provider.calls(booking()).size());
        assertEquals(2, Set.of(other, waybill).size());
        assertEachIsMadeOnce();
    }

    @Test
    public final void aBookingWhoseAnswerIsLostIsFoundAndMadeOnce() throws Exception {
        inDoubtAndThenFound(Mishap.ANSWER_LOST);
    }

    @Test
    public final void aBookingWhoseAnswerIsTornIsFoundAndMadeOnce() throws Exception {
        inDoubtAndThenFound(Mishap.ANSWER_TORN);
    }

    /** What is left of the answer may be enough; when it is not, the booking is in doubt and not merely unreadable. */
    @Test
    public final void aBookingWhoseAnswerIsCutShortIsFoundAndMadeOnce() {
        String service = service();
        provider.suffers(booking(), Mishap.ANSWER_HALVED);
        try {
            waybill(bookings().book(request(service), key));
        } catch (ProviderException e) {
            assertEquals(e.getMessage(), Fault.IN_DOUBT, e.fault());
        }

        assertEquals(found(key), waybill(bookings().book(request(service), key)));
        assertEachIsMadeOnce();
    }

    @Test
    public final void aBookingWhoseAnswerNeverComesIsFoundAndMadeOnce() throws Exception {
        inDoubtAndThenFound(Mishap.ANSWER_HANGS);
    }

    @Test
    public final void aBookingWhoseRequestIsLostIsMadeOnceWhenItIsRepeated() throws Exception {
        String service = service();
        provider.suffers(booking(), Mishap.REQUEST_LOST);
        fails(Fault.IN_DOUBT, () -> bookings().book(request(service), key));

        assertEquals(Optional.empty(), bookings().find(key));
        String waybill = waybill(bookings().book(request(service), key));

        assertEquals(waybill, found(key));
        assertEachIsMadeOnce();
    }

    private void inDoubtAndThenFound(Mishap mishap) throws Exception {
        String service = service();
        provider.suffers(booking(), mishap);
        fails(Fault.IN_DOUBT, () -> bookings().book(request(service), key));

        String waybill = found(key);

        assertEquals(waybill, waybill(bookings().book(request(service), key)));
        assertEachIsMadeOnce();
    }

    /** The carrier's journal against ours: nothing doubled, nothing lost. */
    protected final void assertEachIsMadeOnce() {
        assertEquals(Set.of(1), new HashSet<>(provider.bookings().values()));
    }
}
