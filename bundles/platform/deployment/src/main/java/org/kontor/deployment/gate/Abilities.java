package org.kontor.deployment.gate;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.TrackingPush;
import org.kontor.carrier.WaybillScheme;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.verification.Verifier;

/** The services that make a bundle a plugin. */
final class Abilities {

    /** Simple names by the full names that descriptors use. */
    static final Map<String, String> SIMPLE_NAMES = Stream.<Class<?>>of(
                    Rates.class,
                    Bookings.class,
                    Cancellations.class,
                    Tracking.class,
                    TrackingPush.class,
                    WaybillScheme.class,
                    Charges.class,
                    Instruments.class,
                    Verifier.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, Class::getSimpleName));

    private Abilities() {}
}
