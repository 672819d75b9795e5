package org.kontor.orders.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.orders.Stage;
import org.kontor.orders.Trigger;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Makes stages of an order's total; a plan that does not sum up to it, or whose stages are out of order, is refused. */
final class Planning {

    private static final int MOST_STAGES = 12;
    private static final int MOST_DAYS = 365;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Planning() {}

    /** All of it with the order. */
    static List<Stage> whole(Money total) {
        return List.of(new Stage(1, "Payment", Trigger.ON_ORDER, 0, total));
    }

    /** Percentages are rounded down to the minor unit; where they make 100, the last stage takes what is left. */
    static List<Stage> stages(List<ProposedStage> proposed, Money total) {
        if (proposed.isEmpty()) {
            return whole(total);
        }
        if (proposed.size() > MOST_STAGES) {
            throw refused(
                    "paymentPlan",
                    "The plan has " + proposed.size() + " stages, at most " + MOST_STAGES + " are possible",
                    "join some of them");
        }
        requireOrder(proposed);
        BigDecimal percent = percent(proposed);
        List<Stage> stages = new ArrayList<>();
        Money left = total;
        for (ProposedStage one : proposed) {
            int number = stages.size() + 1;
            boolean rest = number == proposed.size() && percent.compareTo(HUNDRED) == 0;
            Money rounded = part(number, one, total);
            Money part = rest && one.percent().isPresent() ? left : rounded;
            requirePositive(number, part);
            stages.add(new Stage(number, one.label(), one.trigger(), one.days(), part));
            left = left.minus(part);
        }
        requireAll(left, total);
        return List.copyOf(stages);
    }

    private static Money part(int number, ProposedStage one, Money total) {
        if (one.percent().isPresent() == one.amount().isPresent()) {
            throw refused(
                    field(number, "percent"),
                    "Stage " + number + " must have either a percentage or an amount",
                    "give one of percent and amount");
        }
        return one.amount().map(amount -> inCurrency(number, amount, total)).orElseGet(() -> share(one, total));
    }

    private static Money share(ProposedStage one, Money total) {
        BigDecimal exact = BigDecimal.valueOf(total.minor())
                .multiply(one.percent().orElseThrow())
                .divide(HUNDRED);
        return new Money(exact.setScale(0, RoundingMode.FLOOR).longValueExact(), total.currency());
    }

    private static Money inCurrency(int number, Money amount, Money total) {
        if (!amount.currency().equals(total.currency())) {
            throw refused(
                    field(number, "amount"),
                    "Stage " + number + " is in " + amount.currency() + ", the order in " + total.currency(),
                    "write it in " + total.currency());
        }
        if (amount.compareTo(total) > 0) {
            throw refused(
                    field(number, "amount"),
                    "Stage " + number + " of " + amount + " is more than the order's total of " + total,
                    "the amounts must sum up to " + total);
        }
        return amount;
    }

    private static BigDecimal percent(List<ProposedStage> proposed) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < proposed.size(); i++) {
            BigDecimal one = proposed.get(i).percent().orElse(BigDecimal.ZERO);
            sum = sum.add(one);
            if (one.signum() < 0 || one.scale() > 4 || sum.compareTo(HUNDRED) > 0) {
                throw refused(
                        field(i + 1, "percent"),
                        "The percentages up to stage " + (i + 1) + " make " + sum.toPlainString()
                                + "; they are positive, have at most 4 decimals and make at most 100",
                        "make them 100 together");
            }
        }
        return sum;
    }

    private static void requirePositive(int number, Money part) {
        if (!part.isPositive()) {
            throw refused(
                    field(number, "amount"),
                    "Stage " + number + " would be " + part + ", which nobody can pay",
                    "leave the stage out or make it larger");
        }
    }

    private static void requireAll(Money left, Money total) {
        if (!left.isZero()) {
            throw refused(
                    "paymentPlan",
                    "The stages make " + total.minus(left) + ", the order's total is " + total,
                    "make the percentages 100, or the amounts " + total);
        }
    }

    private static void requireOrder(List<ProposedStage> proposed) {
        for (int number = 1; number <= proposed.size(); number++) {
            ProposedStage one = proposed.get(number - 1);
            if ((number == 1) != (one.trigger() == Trigger.ON_ORDER)) {
                throw refused(
                        field(number, "trigger"),
                        "Stage " + number + " is due " + one.trigger() + "; the first stage, and only it, is ON_ORDER",
                        "begin with one deposit that is due ON_ORDER");
            }
            requireDays(number, one);
            if (number > 1 && before(one, proposed.get(number - 2))) {
                throw refused(
                        field(number, "trigger"),
                        "Stage " + number + " falls due before stage " + (number - 1),
                        "write the stages in the order in which they fall due: ON_ORDER, BEFORE_SHIPMENT, ON_BL_COPY, "
                                + "ON_DELIVERY, NET");
            }
        }
    }

    private static void requireDays(int number, ProposedStage one) {
        if (one.trigger() == Trigger.NET && (one.days() < 1 || one.days() > MOST_DAYS)) {
            throw refused(
                    field(number, "trigger"),
                    "Stage " + number + " has NET_" + one.days() + "; from 1 to " + MOST_DAYS + " days are possible",
                    "write it like NET_30");
        }
    }

    private static boolean before(ProposedStage one, ProposedStage earlier) {
        int order = one.trigger().compareTo(earlier.trigger());
        return order < 0 || order == 0 && one.days() < earlier.days();
    }

    private static String field(int number, String name) {
        return "paymentPlan[" + (number - 1) + "]." + name;
    }

    private static TradeRuleException refused(String field, String sentence, String remedy) {
        return TradeRuleException.invalid("payment-plan", field, sentence, remedy);
    }
}
