package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Advice.Step;
import org.kontor.logistics.Weighing.Counting;
import org.kontor.values.Money;

/** Looks for lower prices, one centimetre after the other. */
final class Nearby {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Rate now;
    private final Cut cut;
    private final Function<Shipment, Optional<Rate>> carrier;
    private final List<Step> steps = new ArrayList<>();
    private final Counting counting;
    private Shipment asked;

    /** {@code carrier} gives its price for a shipment, if it has any; {@code now} was the one for the whole size. */
    Nearby(Cut cut, Rate now, Function<Shipment, Optional<Rate>> carrier) {
        this.now = now;
        this.cut = cut;
        this.carrier = carrier;
        this.asked = cut.shipment();
        this.counting = new Recount(asked.parcels(), now.weights()).counting();
    }

    /** The smallest cut first, each cheaper than the one before. */
    List<Step> steps(int mostCentimetres) {
        for (int centimetres = 1; centimetres <= mostCentimetres; centimetres++) {
            int cutOff = centimetres;
            cut.by(centimetres).filter(this::mayCostLess).ifPresent(smaller -> look(smaller, cutOff));
        }
        return steps;
    }

    private void look(Shipment smaller, int centimetres) {
        asked = smaller;
        carrier.apply(smaller)
                .filter(rate -> isCheaper(rate.total()))
                .ifPresent(rate -> steps.add(step(rate, centimetres)));
    }

    /** Where we cannot recount the weight, only the carrier knows. */
    private boolean mayCostLess(Shipment smaller) {
        return counting == Counting.CARRIERS_RULE || charged(smaller).compareTo(charged(asked)) < 0;
    }

    private BigDecimal charged(Shipment shipment) {
        return new Recount(shipment.parcels(), now.weights()).charged(counting);
    }

    private boolean isCheaper(Money price) {
        Money best = steps.isEmpty() ? now.total() : steps.get(steps.size() - 1).price();
        return price.currency().equals(best.currency()) && price.minor() >= 0 && price.compareTo(best) < 0;
    }

    private Step step(Rate cheaper, int centimetres) {
        Money price = cheaper.total();
        Money saved = now.total().minus(price);
        BigDecimal percent =
                saved.decimal().multiply(PERCENT).divide(now.total().decimal(), 1, RoundingMode.HALF_UP);
        String rows = cut.shipment().parcels().size() == 1 ? "" : " in row " + (cut.row() + 1);
        return new Step(
                cut.row() + 1,
                cut.side(),
                centimetres,
                cheaper.weights().chargeableGrams(),
                price,
                saved,
                percent,
                centimetres + " cm " + cut.side().less() + rows + " would cost "
                        + percent.stripTrailingZeros().toPlainString() + " % less");
    }
}
