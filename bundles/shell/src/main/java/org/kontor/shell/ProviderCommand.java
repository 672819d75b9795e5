package org.kontor.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Switchboard;

/** {@code kontor:provider NAME}. */
@Service
@Command(scope = "kontor", name = "provider", description = "Shows one provider account in full")
public final class ProviderCommand implements Action {

    @Argument(name = "name", description = "The account, as kontor:providers lists it", required = true)
    @Completion(ProviderNames.class)
    String name;

    @Reference
    Providers providers;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        ProviderStatus status = providers.status().stream()
                .filter(candidate -> candidate.account().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No account " + name + " since the server started; kontor:providers lists them"));
        print(status, clock.instant(), System.out);
        return null;
    }

    private static void print(ProviderStatus status, Instant now, PrintStream out) {
        boolean gone = status.state() == ProviderStatus.State.GONE;
        line(out, "account", status.account());
        line(out, "state", ProviderWords.state(status));
        status.switchedOffBecause().ifPresent(reason -> line(out, "off because", reason));
        line(out, "settings", "shown by kontor:provider-configure " + status.account());
        line(out, "kind", status.kind());
        line(out, "abilities", String.join(", ", status.abilities()));
        line(out, "bundle", status.bundle() + " " + status.version());
        line(
                out,
                gone ? "gone since" : "here since",
                Words.time(status.since()) + " (" + Words.age(status.since(), now) + ")");
        line(out, "breaker", status.breaker());
        line(out, "in flight", status.inFlight() + " of at most " + status.limit());
        line(out, "stuck threads", Integer.toString(status.poisoned()));
        line(out, "deadline", status.deadlineMillis() + " ms for a question");
        line(out, "calls", Long.toString(status.calls()));
        line(out, "faults", status.faults().isEmpty() ? "none" : ProviderWords.faults(status));
        line(
                out,
                "latency",
                "p50 " + Words.milliseconds(status.p50Millis()) + ", p95 " + Words.milliseconds(status.p95Millis())
                        + ", p99 " + Words.milliseconds(status.p99Millis()));
        line(out, "last good call", Words.age(status.lastGood(), now));
        versions(status, out);
        status.trial().ifPresent(trial -> trial(trial, out));
    }

    private static void versions(ProviderStatus status, PrintStream out) {
        if (status.versions().isEmpty()) {
            return;
        }
        ShellTable table = new ShellTable();
        for (String column :
                new String[] {"Version", "Calls", "Failed", "In flight", "Stuck", "p50", "p95", "p99", "Gets"}) {
            table.column(column);
        }
        for (ProviderStatus.Version version : status.versions()) {
            table.addRow()
                    .addContent(
                            version.version(),
                            version.calls(),
                            version.failures(),
                            version.inFlight(),
                            version.poisoned(),
                            Words.milliseconds(version.p50Millis()),
                            Words.milliseconds(version.p95Millis()),
                            Words.milliseconds(version.p99Millis()),
                            version.share());
        }
        out.println();
        table.print(out);
    }

    private static void trial(Switchboard.Comparison trial, PrintStream out) {
        out.println();
        line(
                out,
                "trial",
                trial.tried().version() + " beside " + trial.stable().version() + ", "
                        + trial.trial().mode());
        line(out, "verdict", trial.verdict() + ": " + trial.why());
        line(out, "tried", ProviderWords.side(trial.tried()));
        line(out, "stable", ProviderWords.side(trial.stable()));
        if (trial.trial().mode() == Switchboard.Mode.SHADOW) {
            line(out, "answers", trial.same() + " the same, " + trial.different() + " different");
        }
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf("%-15s %s%n", name, value);
    }
}
