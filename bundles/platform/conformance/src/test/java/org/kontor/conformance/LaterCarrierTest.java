package org.kontor.conformance;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.Test;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingOutcome.Booked;
import org.kontor.carrier.BookingOutcome.Requested;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.IdempotencyKey;

/** Carriers that say "received" to a booking and confirm it later: an honest one passes, the others do not. */
public class LaterCarrierTest {

    /** The rules of a carrier that must be booked before they can be tried. */
    private static final Set<String> BY_A_BOOKING =
            Set.of("c09", "c10", "c11", "c12", "c13", "c14", "c15", "c16", "c20");

    @Test
    public void aCarrierThatIsAwaitedAndThenFoundKeepsEveryRule() {
        Mutants.assertKeptByAll(kit(UnaryOperator.identity(), true), CarrierRules.ALL);
    }

    @Test
    public void aCarrierThatNeverConfirmsHasNotBooked() {
        assertEquals(BY_A_BOOKING, Mutants.brokenBy(kit(UnaryOperator.identity(), false), CarrierRules.ALL));
    }

    @Test
    public void aCarrierMustFindWhatItHolds() {
        assertEquals(BY_A_BOOKING, Mutants.brokenBy(kit(held -> Optional.empty(), true), CarrierRules.ALL));
    }

    @Test
    public void aRequestKeepsItsReference() {
        assertEquals(
                BY_A_BOOKING,
                Mutants.brokenBy(
                        kit(held -> Optional.of(new Requested("R-" + System.nanoTime(), "")), true),
                        CarrierRules.ALL));
    }

    private static Mutants.Kits<CarrierKit> kit(UnaryOperator<Optional<BookingOutcome>> finding, boolean confirming) {
        return () -> new Later(CarrierMutants.CORRECT.fresh(), finding, confirming);
    }

    /** The kit of a carrier that is correct and slow. */
    private static final class Later extends CarrierKit {

        private final AtomicBoolean confirmed = new AtomicBoolean();
        private final MemoryCarrier.Books books = new MemoryCarrier.Books();
        private final CarrierKit prompt;
        private final UnaryOperator<Optional<BookingOutcome>> finding;
        private final boolean confirming;

        Later(CarrierKit prompt, UnaryOperator<Optional<BookingOutcome>> finding, boolean confirming) {
            this.prompt = prompt;
            this.finding = finding;
            this.confirming = confirming;
        }

        @Override
        protected Abilities in(World world) {
            return Abilities.of(new MemoryCarrier(world, books) {
                @Override
                public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
                    return held(super.book(request, key));
                }

                @Override
                public Optional<BookingOutcome> find(IdempotencyKey key) {
                    Optional<BookingOutcome> found = super.find(key);
                    return confirmed.get() || found.isEmpty() ? found : finding.apply(found.map(Later.this::held));
                }
            });
        }

        private BookingOutcome held(BookingOutcome booked) {
            return confirmed.get() ? booked : new Requested("R-" + ((Booked) booked).waybill(), "received");
        }

        @Override
        protected void confirms() {
            confirmed.set(confirming);
        }

        @Override
        protected Shipment refused() {
            return prompt.refused();
        }

        @Override
        protected int bookingsMade() {
            return books.made.get();
        }

        @Override
        protected Message push(String waybill) {
            return prompt.push(waybill);
        }
    }
}
