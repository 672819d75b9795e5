package org.kontor.shell;

import java.time.Clock;
import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;

/** {@code kontor:trades}. */
@Service
@Command(scope = "kontor", name = "trades", description = "Lists the newest trades")
public final class TradesCommand implements Action {

    @Option(name = "-n", aliases = "--number", description = "How many at most")
    int number = 20;

    @Reference
    Orders orders;

    @Reference
    Clock clock;

    @Override
    public Object execute() {
        Instant now = clock.instant();
        ShellTable table = new ShellTable().emptyTableText("No trades yet.");
        for (String column : new String[] {"Number", "State", "Placed", "Total", "Buyer", "Seller", "Carrier", "Id"}) {
            table.column(column);
        }
        for (Order order : orders.newest(number)) {
            table.addRow()
                    .addContent(
                            order.number(),
                            order.state(),
                            Words.age(order.placedAt(), now),
                            order.total(),
                            order.consignee().name(),
                            order.shipper().name(),
                            order.option().carrier() + " " + order.option().service(),
                            order.id());
        }
        table.print(System.out);
        return null;
    }
}
