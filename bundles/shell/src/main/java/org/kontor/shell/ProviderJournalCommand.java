package org.kontor.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.Exchanges;

/** {@code kontor:provider-journal ACCOUNT|TRADE}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-journal",
        description = "Lists what a provider was asked and answered, the newest first, without secrets")
public final class ProviderJournalCommand implements Action {

    private static final int SEARCHED = 500;

    @Argument(name = "subject", description = "An account, as kontor:providers lists it, or a trade's number or id")
    @Completion(ProviderNames.class)
    String subject;

    @Option(name = "-n", description = "How many at most")
    int most = 20;

    @Option(name = "--show", description = "Prints one exchange in full, by its id")
    String shown;

    @Reference
    Exchanges exchanges;

    @Reference
    Orders orders;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        if (shown != null) {
            print(one(), System.out);
        } else if (subject == null) {
            throw new IllegalArgumentException("Name an account or a trade, or an exchange with --show");
        } else {
            list(found(), clock.instant(), System.out);
        }
        return null;
    }

    private Exchange one() {
        return uuid(shown)
                .flatMap(exchanges::find)
                .orElseThrow(() -> new IllegalArgumentException("No exchange " + shown
                        + "; kontor:provider-journal ACCOUNT lists them, and old ones are gone"));
    }

    /** A trade when the word is the id or number of one, else an account, also one that is gone. */
    private List<Exchange> found() {
        int limit = Math.max(1, most);
        Optional<UUID> trade = uuid(subject).or(this::numbered);
        return trade.map(id -> exchanges.ofTrade(id, limit))
                .orElseGet(() -> exchanges.ofAccount(subject, Optional.empty(), Optional.empty(), limit));
    }

    private Optional<UUID> numbered() {
        return orders.newest(SEARCHED).stream()
                .filter(order -> order.number().equalsIgnoreCase(subject))
                .map(Order::id)
                .findFirst();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void list(List<Exchange> found, Instant now, PrintStream out) {
        ShellTable table =
                new ShellTable().emptyTableText("No exchanges: nothing was asked, or it is forgotten by now.");
        for (String column :
                new String[] {"When", "Age", "Account", "Version", "Request", "Answer", "Took", "Trade", "Id"}) {
            table.column(column);
        }
        for (Exchange exchange : found) {
            table.addRow()
                    .addContent(
                            Words.time(exchange.at()),
                            Words.age(exchange.at(), now),
                            exchange.account(),
                            exchange.version(),
                            exchange.method() + " " + exchange.url(),
                            answer(exchange),
                            exchange.tookMillis() + " ms",
                            exchange.trade().map(UUID::toString).orElse("-"),
                            exchange.id());
        }
        table.print(out);
    }

    private static void print(Exchange exchange, PrintStream out) {
        out.println(exchange.method() + " " + exchange.url());
        out.println(Words.time(exchange.at()) + ", " + exchange.tookMillis() + " ms, " + exchange.account() + ", "
                + exchange.plugin() + " " + exchange.version()
                + exchange.trade().map(trade -> ", trade " + trade).orElse(""));
        out.println();
        out.println(exchange.request().stripTrailing());
        out.println();
        out.println(answer(exchange));
        out.println(exchange.response().stripTrailing());
    }

    private static String answer(Exchange exchange) {
        String status = exchange.status() == 0 ? "none" : Integer.toString(exchange.status());
        return exchange.fault()
                .map(fault -> status + ", " + fault + ": " + exchange.problem())
                .orElse(status);
    }
}
