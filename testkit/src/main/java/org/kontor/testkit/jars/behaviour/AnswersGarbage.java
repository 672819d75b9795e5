package org.kontor.testkit.jars.behaviour;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;

/** Answers 5,000 rates of negative and of enormous prices, with a text of a megabyte, that ended long ago. */
public final class AnswersGarbage implements Rates {

    private static final String ENDLESS = "garbage,".repeat(1 << 17);

    private static Rate absurd(int number) {
        long minor = number % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        return new Rate(
                number % 3 == 0 ? "<script>" : "G" + number,
                ENDLESS,
                Mode.SEA,
                List.of(new Charge(Charge.Kind.BASE, "\u0000\n", "?", Money.of(minor, "USD"))),
                new Weights(-1, Long.MAX_VALUE, 0, 0, Long.MIN_VALUE, ""),
                0,
                Integer.MAX_VALUE,
                Instant.EPOCH);
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rates.add(absurd(i));
        }
        return new RateAnswer(rates, List.of());
    }
}
