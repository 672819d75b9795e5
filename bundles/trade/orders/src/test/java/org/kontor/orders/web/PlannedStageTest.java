package org.kontor.orders.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.orders.Trigger;
import org.kontor.orders.domain.ProposedStage;
import org.kontor.store.Documents;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

public class PlannedStageTest {

    @Test
    public void aPlanIsReadAsItIsWritten() throws Exception {
        PlannedStage[] plan = Documents.mapper()
                .readValue(
                        """
                        [{"label": "Deposit", "percent": "30", "trigger": "ON_ORDER"},
                         {"label": "Rest", "amount": {"amount": "700.01", "currency": "USD"}, "trigger": "NET_30"}]
                        """,
                        PlannedStage[].class);

        assertEquals(
                List.of(
                        new ProposedStage(
                                "Deposit", Optional.of(BigDecimal.valueOf(30)), Optional.empty(), Trigger.ON_ORDER, 0),
                        new ProposedStage(
                                "Rest", Optional.empty(), Optional.of(Money.parse("700.01", "USD")), Trigger.NET, 30)),
                PlannedStage.proposed(Optional.of(List.of(plan))));
        assertEquals(List.of(), PlannedStage.proposed(Optional.empty()));
    }

    @Test
    public void whatCannotBeReadIsRefusedByItsField() {
        for (String trigger : List.of("LATER", "NET", "NET_", "NET_1000", "NET_-1", "on_order", " ")) {
            assertEquals("paymentPlan.trigger", refused(new PlannedStage("Deposit", percent("30"), null, trigger)));
        }
        for (String percent : List.of("30%", "-30", "0.00001", "1e1", "")) {
            assertEquals(
                    "paymentPlan.percent", refused(new PlannedStage("Deposit", percent(percent), null, "ON_ORDER")));
        }
        assertEquals("paymentPlan.label", refused(new PlannedStage(null, percent("30"), null, "ON_ORDER")));
        assertEquals(
                "paymentPlan",
                assertThrows(InvalidValueException.class, () -> PlannedStage.proposed(Optional.of(List.of())))
                        .field());
    }

    @Test
    public void theContractsTimeZoneIsOneThatPeopleKnow() {
        assertEquals(ZoneId.of("UTC"), PlannedStage.zone(Optional.empty()));
        assertEquals(ZoneId.of("Asia/Shanghai"), PlannedStage.zone(Optional.of("Asia/Shanghai")));
        for (String unknown : List.of("Shanghai", "", "Mars/Olympus")) {
            assertEquals(
                    "timeZone",
                    assertThrows(InvalidValueException.class, () -> PlannedStage.zone(Optional.of(unknown)))
                            .field());
        }
    }

    private static String refused(PlannedStage stage) {
        return assertThrows(InvalidValueException.class, () -> PlannedStage.proposed(Optional.of(List.of(stage))))
                .field();
    }

    private static Optional<String> percent(String percent) {
        return Optional.of(percent);
    }
}
