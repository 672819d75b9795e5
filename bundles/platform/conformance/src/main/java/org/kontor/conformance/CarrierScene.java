package org.kontor.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Party;
import org.kontor.values.ProviderException.Fault;

/** One carrier rule being tried: the kit, the key of the rule's booking, and who watches. */
record CarrierScene(CarrierKit kit, IdempotencyKey key, Witness witness) {

    /** What a rule does on its scene. */
    @FunctionalInterface
    interface Act {
        void on(CarrierScene scene) throws Exception;
    }

    static Rule<CarrierKit> rule(String number, String sentence, Act act) {
        return new Rule<>(number, sentence, kit -> {
            CarrierScene scene = new CarrierScene(kit, IdempotencyKey.fresh(), new Witness());
            scene.witness.watch(() -> act.on(scene));
        });
    }

    <A> A ability(Class<A> ability, World world) {
        witness.doing("entering the world " + world);
        return kit.in(world).find(ability).orElseThrow(() -> new NotApplicable("offers no " + ability.getSimpleName()));
    }

    Bookings booking(World world) {
        return ability(Bookings.class, world);
    }

    RateAnswer quote(World world, Shipment shipment) {
        Rates carrier = ability(Rates.class, world);
        witness.doing("quoting " + words(shipment));
        return carrier.quote(shipment);
    }

    List<Rate> rates() {
        return quote(World.FINE, CarrierKit.shipment()).rates();
    }

    /** The lamps by the first service that takes them. */
    BookingRequest request() {
        String service = kit.service().orElseGet(this::offered);
        Party shipper = new Party("Brightway Lighting", "", CarrierKit.SHENZHEN, "", "");
        Party consignee = new Party("Elbe Leuchten", "", CarrierKit.HAMBURG, "", "");
        return new BookingRequest(service, CarrierKit.shipment(), shipper, consignee, "K-1");
    }

    private String offered() {
        List<Rate> rates = rates();
        witness.that(!rates.isEmpty(), "a service that takes ordinary goods", rates);
        return rates.get(0).service();
    }

    /** Books and gives the waybill; {@code how} says which of the rule's bookings this is. */
    String book(Bookings carrier, BookingRequest request, IdempotencyKey by, String how) {
        witness.doing("booking " + request.service() + ", " + how);
        return booked(carrier, by, carrier.book(request, by)).waybill();
    }

    String found(Bookings carrier, String how) {
        witness.doing("finding the booking by its key, " + how);
        return booked(carrier, key, witness.present(carrier.find(key), "the booking"))
                .waybill();
    }

    void findsNothing(Bookings carrier, IdempotencyKey by, String how) {
        witness.doing("finding a booking by its key, " + how);
        witness.equal(Optional.empty(), carrier.find(by));
    }

    /** The booking; one that the carrier confirms later is confirmed and found first. */
    BookingOutcome.Booked booked(Bookings carrier, IdempotencyKey by, BookingOutcome outcome) {
        return outcome.fold(
                booked -> booked, requested -> confirmed(carrier, by, requested.reference()), this::unexpected);
    }

    private BookingOutcome.Booked confirmed(Bookings carrier, IdempotencyKey by, String reference) {
        witness.doing("finding a booking that is requested");
        witness.present(carrier.find(by), "the request")
                .fold(booked -> booked, held -> same(reference, held), this::unexpected);
        kit.confirms();
        witness.doing("finding a booking that was requested and is confirmed by now");
        return witness.present(carrier.find(by), "the booking")
                .fold(booked -> booked, held -> witness.unexpected("a booking", held), this::unexpected);
    }

    private BookingOutcome same(String reference, BookingOutcome.Requested held) {
        witness.equal(reference, held.reference());
        return held;
    }

    private BookingOutcome.Booked unexpected(BookingOutcome.Refused refused) {
        return witness.unexpected("a booking", refused.refusal());
    }

    void made(int bookings) {
        witness.doing("counting the bookings that the carrier made");
        witness.equal(bookings, kit.bookingsMade());
    }

    void fault(Fault expected, Callable<?> call) throws Exception {
        witness.fault(expected, Set.of(CarrierKit.SECRET), call);
    }

    private static String words(Shipment shipment) {
        return shipment.parcels() + " from " + shipment.origin().country() + " to "
                + shipment.destination().country();
    }
}
