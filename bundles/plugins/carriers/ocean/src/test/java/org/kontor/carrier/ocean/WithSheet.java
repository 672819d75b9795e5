package org.kontor.carrier.ocean;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.carrier.Weights;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** Prices of an ocean carrier come from a rate sheet: here stands one that asks the carrier before it answers. */
record WithSheet(OceanCarrier carrier)
        implements Rates, Bookings, Cancellations, Tracking, TrackingPush, WaybillScheme {

    static final String SERVICE = "FCL.45G1.CNYTN.DEHAM";

    @Override
    public RateAnswer quote(Shipment shipment) {
        carrier.track("MSKU9070323");
        Optional<Refusal> refused = SeaService.read(SERVICE).orElseThrow().refuses(shipment);
        if (refused.isPresent()) {
            return new RateAnswer(List.of(), List.of(refused.get()));
        }
        Charge freight = new Charge(Charge.Kind.BASE, "BAS", "Ocean freight", Money.parse("1850.00", "USD"));
        long grams =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        Weights weights = new Weights(grams, 0, 1, 1, grams, "by the container");
        Instant until = Instant.now().plus(Duration.ofDays(1));
        return new RateAnswer(
                List.of(new Rate(SERVICE, "40' HC", Mode.SEA, List.of(freight), weights, 30, 36, until)), List.of());
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        return carrier.book(request, key);
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return carrier.find(key);
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        return carrier.cancel(waybill, key);
    }

    @Override
    public List<Scan> track(String waybill) {
        return carrier.track(waybill);
    }

    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        return carrier.receive(headers, body);
    }

    @Override
    public Match test(String number) {
        return carrier.test(number);
    }

    @Override
    public String toString() {
        return carrier.toString();
    }
}
