package org.kontor.providers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kontor.carrier.AddressChecks;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.LandedCosts;
import org.kontor.carrier.Pickups;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.payment.Captures;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.Payouts;
import org.kontor.payment.Statements;
import org.kontor.payment.Voids;
import org.kontor.verification.Verifier;

/** The services that make a bundle a plugin. */
public final class Abilities {

    public static final List<Class<?>> ALL = List.of(
            Rates.class,
            Bookings.class,
            Cancellations.class,
            Tracking.class,
            BulkTracking.class,
            TrackingPush.class,
            WaybillScheme.class,
            LandedCosts.class,
            Pickups.class,
            AddressChecks.class,
            Charges.class,
            Instruments.class,
            Captures.class,
            Voids.class,
            PaymentPush.class,
            Chargebacks.class,
            Payouts.class,
            Statements.class,
            Verifier.class);

    /** Simple names by the full names that component descriptions use. */
    public static final Map<String, String> SIMPLE_NAMES =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Class::getName, Class::getSimpleName));

    private Abilities() {}
}
