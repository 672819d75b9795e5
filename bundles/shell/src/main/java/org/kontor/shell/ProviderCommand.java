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
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;

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
        line(out, "account", status.account());
        line(out, "configuration", "etc/org.kontor." + status.account() + ".cfg");
        line(out, "kind", status.kind());
        line(out, "abilities", String.join(", ", status.abilities()));
        line(out, "bundle", status.bundle() + " " + status.version());
        line(
                out,
                status.present() ? "here since" : "gone since",
                Words.time(status.since()) + " (" + Words.age(status.since(), now) + ")");
        line(out, "breaker", status.breaker());
        line(out, "in flight", status.inFlight() + " of at most " + status.limit());
        line(out, "deadline", status.deadlineMillis() + " ms for a question");
        line(out, "calls", Long.toString(status.calls()));
        line(out, "faults", status.faults().isEmpty() ? "none" : status.faults().toString());
        line(
                out,
                "latency",
                "p50 " + Words.milliseconds(status.p50Millis()) + ", p95 " + Words.milliseconds(status.p95Millis())
                        + ", p99 " + Words.milliseconds(status.p99Millis()));
        line(out, "last good call", Words.age(status.lastGood(), now));
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf("%-15s %s%n", name, value);
    }
}
