package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.kontor.orders.Stage;
import org.kontor.orders.Trigger;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

public class PlanningTest {

    private static final Money TOTAL = Money.parse("1000.01", "USD");

    @Test
    public void withoutAPlanAllIsPaidAtOnce() {
        assertEquals(List.of("ON_ORDER 1000.01 USD"), planned(TOTAL));
    }

    @Test
    public void percentagesAreRoundedDownAndTheLastStageTakesTheRest() {
        assertEquals(
                List.of("ON_ORDER 300.00 USD", "BEFORE_SHIPMENT 700.01 USD"),
                planned(TOTAL, percent("30", Trigger.ON_ORDER), percent("70", Trigger.BEFORE_SHIPMENT)));
        assertEquals(
                List.of("ON_ORDER 333 JPY", "BEFORE_SHIPMENT 333 JPY", "NET_30 334 JPY"),
                planned(
                        Money.of(1000, "JPY"),
                        percent("33.3333", Trigger.ON_ORDER),
                        percent("33.3333", Trigger.BEFORE_SHIPMENT),
                        net("33.3334", 30)));
    }

    @Test
    public void amountsAndPercentagesMayStandTogetherWhenTheySumUp() {
        assertEquals(
                List.of("ON_ORDER 250.01 USD", "ON_BL_COPY 250.00 USD", "ON_DELIVERY 500.00 USD"),
                planned(
                        TOTAL,
                        amount("250.01", Trigger.ON_ORDER),
                        percent("25", Trigger.ON_BL_COPY),
                        amount("500.00", Trigger.ON_DELIVERY)));
    }

    @Test
    public void everyPlanOfPercentagesSumsUpToTheTotal() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Money total = Money.of(100_000 + random.nextInt(Integer.MAX_VALUE), i % 2 == 0 ? "USD" : "KWD");
            List<ProposedStage> proposed = new ArrayList<>();
            int left = 1_000_000;
            int stages = 1 + random.nextInt(11);
            for (int number = 1; number <= stages; number++) {
                int part = number == stages ? left : 1 + random.nextInt(left / (stages - number + 1));
                left -= part;
                proposed.add(percent(
                        BigDecimal.valueOf(part, 4).toPlainString(),
                        number == 1 ? Trigger.ON_ORDER : Trigger.BEFORE_SHIPMENT));
            }

            List<Stage> planned = Planning.stages(proposed, total);

            assertEquals(
                    total,
                    planned.stream().map(Stage::amount).reduce(Money::plus).orElseThrow());
            for (int stage = 0; stage < stages - 1; stage++) {
                BigDecimal exact =
                        total.decimal().multiply(proposed.get(stage).percent().orElseThrow());
                BigDecimal lost = exact.movePointLeft(2)
                        .subtract(planned.get(stage).amount().decimal());
                assertFalse(
                        lost + " lost",
                        lost.signum() < 0 || lost.movePointRight(3).intValue() > 9);
            }
        }
    }

    @Test
    public void aPlanThatIsMoreOrLessThanTheTotalIsRefused() {
        refused("[1].percent", percent("60", Trigger.ON_ORDER), percent("50", Trigger.BEFORE_SHIPMENT));
        refused("", percent("60", Trigger.ON_ORDER), percent("30", Trigger.BEFORE_SHIPMENT));
        refused("[0].amount", amount("1000.02", Trigger.ON_ORDER));
        refused("", amount("300.00", Trigger.ON_ORDER), amount("700.00", Trigger.BEFORE_SHIPMENT));
        refused("", amount("300.00", Trigger.ON_ORDER), amount("700.02", Trigger.BEFORE_SHIPMENT));
        refused("", percent("30", Trigger.ON_ORDER), amount("700.00", Trigger.BEFORE_SHIPMENT));
    }

    @Test
    public void aPartOfNothingIsRefused() {
        refused("[0].amount", percent("0.0001", Trigger.ON_ORDER), percent("99.9999", Trigger.NET));
        refused("[0].amount", amount("0.00", Trigger.ON_ORDER), amount("1000.01", Trigger.BEFORE_SHIPMENT));
        refused("[1].amount", percent("100", Trigger.ON_ORDER), percent("0", Trigger.BEFORE_SHIPMENT));
        refused("[0].percent", percent("110", Trigger.ON_ORDER), percent("-10", Trigger.BEFORE_SHIPMENT));
    }

    @Test
    public void aStageHasEitherAPercentageOrAnAmount() {
        refused("[0].percent", stage(Optional.empty(), Optional.empty(), Trigger.ON_ORDER, 0));
        refused("[0].percent", stage(Optional.of("100"), Optional.of(TOTAL), Trigger.ON_ORDER, 0));
        refused("[0].amount", stage(Optional.empty(), Optional.of(Money.of(100, "EUR")), Trigger.ON_ORDER, 0));
    }

    @Test
    public void aPlanBeginsWithOneDepositAndFollowsTheTrade() {
        refused("[0].trigger", percent("100", Trigger.BEFORE_SHIPMENT));
        refused("[1].trigger", percent("30", Trigger.ON_ORDER), percent("70", Trigger.ON_ORDER));
        refused(
                "[2].trigger",
                percent("30", Trigger.ON_ORDER),
                percent("30", Trigger.ON_DELIVERY),
                percent("40", Trigger.BEFORE_SHIPMENT));
        refused("[2].trigger", percent("30", Trigger.ON_ORDER), net("30", 60), net("40", 30));
        refused("[1].trigger", percent("30", Trigger.ON_ORDER), net("70", 366));
        refused("[1].trigger", percent("30", Trigger.ON_ORDER), net("70", 0));
    }

    @Test
    public void aPlanHasAtMostTwelveStagesEachWithAName() {
        ProposedStage[] many = new ProposedStage[13];
        Arrays.fill(many, percent("5", Trigger.BEFORE_SHIPMENT));
        many[0] = percent("40", Trigger.ON_ORDER);

        refused("", many);
        assertThrows(
                InvalidValueException.class,
                () -> new ProposedStage(" ", Optional.of(BigDecimal.TEN), Optional.empty(), Trigger.ON_ORDER, 0));
    }

    static ProposedStage percent(String percent, Trigger trigger) {
        return stage(Optional.of(percent), Optional.empty(), trigger, trigger == Trigger.NET ? 30 : 0);
    }

    static ProposedStage net(String percent, int days) {
        return stage(Optional.of(percent), Optional.empty(), Trigger.NET, days);
    }

    static ProposedStage amount(String amount, Trigger trigger) {
        return stage(Optional.empty(), Optional.of(Money.parse(amount, "USD")), trigger, 0);
    }

    private static ProposedStage stage(Optional<String> percent, Optional<Money> amount, Trigger trigger, int days) {
        return new ProposedStage(trigger.name(), percent.map(BigDecimal::new), amount, trigger, days);
    }

    private static List<String> planned(Money total, ProposedStage... proposed) {
        return Planning.stages(List.of(proposed), total).stream()
                .map(stage -> stage.when() + " " + stage.amount())
                .toList();
    }

    private static void refused(String field, ProposedStage... proposed) {
        TradeRuleException refused =
                OrdersTest.refused(TradeRuleException.Kind.INVALID, () -> Planning.stages(List.of(proposed), TOTAL));
        assertEquals("payment-plan", refused.code());
        assertEquals("paymentPlan" + field, refused.field());
        assertFalse(refused.remedy().isBlank());
    }
}
