package org.kontor;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.accounts.domain.VerificationStates;
import org.kontor.fulfilment.domain.FulfilmentStates;
import org.kontor.orders.domain.OrderStates;
import org.kontor.orders.domain.StageStates;
import org.kontor.payments.domain.PaymentStates;
import org.kontor.settlement.domain.DisputeStates;
import org.kontor.settlement.domain.PayoutStates;
import org.kontor.tracking.domain.CaseStates;
import org.kontor.tracking.domain.JourneyStates;
import org.kontor.work.StateTable;

/** docs/state-machines.md is drawn from the tables that the code runs on. */
public class StateMachinesTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "state-machines.md");

    @Test
    public void thePageShowsWhatTheCodeRunsOn() throws IOException {
        String drawn = page();
        if (Boolean.getBoolean("kontor.docs.write")) {
            Files.writeString(PAGE, drawn);
        }
        assertEquals(
                "run: mvn -pl itests/architecture test -Dtest=StateMachinesTest -DargLine=-Dkontor.docs.write=true",
                drawn,
                Files.readString(PAGE));
    }

    private static String page() {
        StringBuilder page = new StringBuilder(
                """
                # State machines

                Each table is the data that the code moves by; a test keeps this page equal to it. "Who" is who makes it happen.
                """);
        for (StateTable<?, ?> table : tables()) {
            page.append("\n## ").append(table.name()).append("\n\nBegins as ").append(table.initial());
            page.append(".\n\n| From | Action | To | Who |\n|---|---|---|---|\n");
            rows(table).forEach((what, from) -> page.append("| ")
                    .append(String.join(", ", from))
                    .append(what)
                    .append(" |\n"));
        }
        return page.toString();
    }

    /** Rows that differ only in where they begin are shown as one. */
    private static Map<String, List<String>> rows(StateTable<?, ?> table) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (StateTable.Transition<?, ?> row : table.transitions()) {
            rows.computeIfAbsent(
                            " | " + row.action() + " | " + row.to() + " | " + row.actor(), what -> new ArrayList<>())
                    .add(row.from().toString());
        }
        return rows;
    }

    private static List<StateTable<?, ?>> tables() {
        List<StateTable<?, ?>> tables = new ArrayList<>();
        tables.add(VerificationStates.TABLE);
        tables.add(OrderStates.TABLE);
        tables.add(StageStates.TABLE);
        tables.add(PaymentStates.TABLE);
        tables.add(FulfilmentStates.TABLE);
        tables.add(JourneyStates.TABLE);
        tables.add(CaseStates.TABLE);
        tables.add(DisputeStates.TABLE);
        tables.add(PayoutStates.TABLE);
        return tables;
    }
}
