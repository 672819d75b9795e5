package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;
import org.kontor.orders.StageStanding;
import org.kontor.payments.Books;
import org.kontor.payments.Posting;
import org.kontor.payments.Transfer;
import org.kontor.work.Fact;
import org.kontor.work.Facts;

/** {@code kontor:trade ID}. */
@Service
@Command(
        scope = "kontor",
        name = "trade",
        description = "Shows one trade: its timeline, how it is paid and where its money is")
public final class TradeCommand implements Action {

    private static final int SEARCHED = 500;

    @Argument(name = "id", description = "The order's number or id", required = true)
    @Completion(TradeNumbers.class)
    String id;

    @Reference
    Orders orders;

    @Reference
    Facts facts;

    @Reference
    Books books;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Order order = order();
        System.out.println(order.number() + "  " + order.state() + "  " + order.total() + "  " + order.incoterm() + "  "
                + order.option().carrier() + " " + order.option().serviceName());
        System.out.println(
                "from " + order.shipper().name() + " to " + order.consignee().name() + "  (" + order.id() + ")");
        timeline(order);
        plan(order);
        money(order);
        return null;
    }

    private void timeline(Order order) {
        Instant now = clock.instant();
        ShellTable table = new ShellTable();
        for (String column : new String[] {"When", "Age", "Fact", "By", "Details"}) {
            table.column(column);
        }
        for (Fact fact : facts.of(order.id())) {
            table.addRow()
                    .addContent(
                            Words.time(fact.at()),
                            Words.age(fact.at(), now),
                            fact.kind(),
                            fact.actor(),
                            Words.details(fact.details()));
        }
        table.print(System.out);
    }

    private static void plan(Order order) {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"Stage", "Label", "Amount", "By", "State", "Due"}) {
            table.column(column);
        }
        for (StageStanding one : order.stages()) {
            table.addRow()
                    .addContent(
                            one.stage().number(),
                            one.stage().label(),
                            one.stage().amount(),
                            one.stage().when(),
                            one.state(),
                            one.due()
                                    .map(due -> due.atZone(order.timeZone()).toString())
                                    .orElse("when that has happened"));
        }
        table.print(System.out);
    }

    private void money(Order order) {
        ShellTable table = new ShellTable().emptyTableText("No money has moved.");
        for (String column : new String[] {"When", "Transfer", "Account", "Amount"}) {
            table.column(column);
        }
        for (Transfer transfer : books.transfers(order.id())) {
            for (Posting posting : transfer.postings()) {
                table.addRow()
                        .addContent(Words.time(transfer.at()), transfer.kind(), posting.account(), posting.amount());
            }
        }
        table.print(System.out);
    }

    private Order order() {
        return orders.newest(SEARCHED).stream()
                .filter(order -> order.number().equalsIgnoreCase(id))
                .findFirst()
                .orElseGet(() -> orders.order(uuid()));
    }

    private UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "No trade " + id + " among the newest " + SEARCHED + "; give its id, or look at kontor:trades", e);
        }
    }
}
