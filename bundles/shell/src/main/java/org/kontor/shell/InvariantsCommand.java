package org.kontor.shell;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.payments.Books.Invariant;
import org.kontor.payments.Inspection;

/** {@code kontor:invariants}. */
@Service
@Command(scope = "kontor", name = "invariants", description = "Checks every invariant on everything, now")
public final class InvariantsCommand implements Action {

    private static final int ALL = 13;

    /** What only a client's own journal can show. */
    private static final String OF_TESTS = "I6";

    @Reference
    Inspection inspection;

    @Override
    public Object execute() {
        Inspection.Report report = inspection.inspect();
        ShellTable table = new ShellTable();
        table.column("No");
        table.column("Invariant");
        table.column("Holds");
        table.column(new Col("Looked at").alignRight());
        table.column(new Col("Took").alignRight());
        table.column("Evidence");
        report.invariants().forEach(one -> rows(table, one));
        table.print(System.out);
        System.out.println("I6 is seen by clients only: proven by the tests CrashPointsTest and RandomKillsTest.");
        List<String> away = away(report);
        if (!away.isEmpty()) {
            System.out.println("Nobody looks after " + String.join(", ", away) + ": a step is away.");
        }
        System.out.println(
                report.sound() ? "Every invariant holds." : "An invariant is BROKEN: money is stopped until it holds.");
        return null;
    }

    private static void rows(ShellTable table, Invariant one) {
        String first = one.evidence().isEmpty() ? "" : one.evidence().get(0);
        table.addRow()
                .addContent(
                        one.number(),
                        one.name(),
                        one.holds() ? "yes" : "NO",
                        one.looked(),
                        one.tookMillis() + " ms",
                        first);
        one.evidence().stream().skip(1).forEach(more -> table.addRow().addContent("", "", "", "", "", more));
    }

    private static List<String> away(Inspection.Report report) {
        Set<String> here = report.invariants().stream().map(Invariant::number).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, ALL)
                .mapToObj(number -> "I" + number)
                .filter(number -> !here.contains(number) && !OF_TESTS.equals(number))
                .toList();
    }
}
