package org.kontor.verdicts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.values.IdempotencyKey;

/** A carrier called by the host: questions are asked, bookings and cancellations are acts. */
record HostedCarrier(HostedCalls calls)
        implements Rates, Bookings, Cancellations, Tracking, BulkTracking, TrackingPush, WaybillScheme {

    @Override
    public RateAnswer quote(Shipment shipment) {
        return calls.ask(Rates.class, carrier -> carrier.quote(shipment));
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        return calls.act(Bookings.class, carrier -> carrier.book(request, key));
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return calls.ask(Bookings.class, carrier -> carrier.find(key));
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        return calls.act(Cancellations.class, carrier -> carrier.cancel(waybill, key));
    }

    @Override
    public List<Scan> track(String waybill) {
        return calls.ask(Tracking.class, carrier -> carrier.track(waybill));
    }

    @Override
    public int atOnce() {
        return calls.ask(BulkTracking.class, BulkTracking::atOnce);
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        return calls.ask(BulkTracking.class, carrier -> carrier.trackAll(waybills));
    }

    /** A forged message is an answer to us, not a failure of the plugin's: it comes out of the host's call as one. */
    @Override
    public List<Update> receive(Map<String, String> headers, byte[] body) {
        return calls.ask(TrackingPush.class, carrier -> genuine(carrier, headers, body))
                .orElseThrow(() -> new SecurityException("the message is not genuine"));
    }

    @Override
    public Match test(String number) {
        return calls.ask(WaybillScheme.class, carrier -> carrier.test(number));
    }

    private static Optional<List<Update>> genuine(TrackingPush carrier, Map<String, String> headers, byte[] body) {
        try {
            return Optional.of(carrier.receive(headers, body));
        } catch (SecurityException forged) {
            return Optional.empty();
        }
    }
}
