package org.kontor.testkit.jars.behaviour;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;

/** One price for everything, by a service whose name says which version of the plugin answered. */
final class Answers {

    private Answers() {}

    static RateAnswer of(String version) {
        Charge charge = new Charge(Charge.Kind.BASE, "FLAT", "Flat price", Money.of(10_000, "USD"));
        Weights weights = new Weights(1_000, 0, 5_000, 500, 1_000, "what was weighed counts");
        Rate rate = new Rate(
                "FLAT",
                "Flat by " + version,
                Mode.AIR,
                List.of(charge),
                weights,
                2,
                4,
                Clock.systemUTC().instant().plus(Duration.ofHours(1)));
        return new RateAnswer(List.of(rate), List.of());
    }
}
