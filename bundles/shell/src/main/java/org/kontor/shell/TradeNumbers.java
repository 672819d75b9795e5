package org.kontor.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kontor.orders.Order;
import org.kontor.orders.Orders;

/** Completes the numbers of the newest trades. */
@Service
public final class TradeNumbers implements Completer {

    private static final int NEWEST = 50;

    @Reference
    Orders orders;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(
                        orders.newest(NEWEST).stream().map(Order::number).toList())
                .complete(session, line, candidates);
    }
}
