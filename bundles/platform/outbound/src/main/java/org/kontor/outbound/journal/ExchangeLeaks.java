package org.kontor.outbound.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.store.Transactions;
import org.kontor.work.Invariant;
import org.kontor.work.Leaks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** I11, in what plugins sent and got, where every secret and card number has been struck out before it was written. */
@Component(service = Invariant.class)
public final class ExchangeLeaks implements Invariant {

    private final ExchangeStore store;
    private final Transactions transactions;
    private final Leaks leaks;

    @Activate
    public ExchangeLeaks(@Reference ExchangeStore store, @Reference Transactions transactions, @Reference Leaks leaks) {
        this.store = store;
        this.transactions = transactions;
        this.leaks = leaks;
    }

    @Override
    public String number() {
        return "I11";
    }

    @Override
    public String name() {
        return "no secret and no card number is in the journal of what providers were sent";
    }

    @Override
    public Look since(Instant since) {
        List<String> evidence = new ArrayList<>();
        long[] rows = {0};
        transactions.run(() -> store.since(since, exchange -> {
            rows[0]++;
            String who = "exchange " + exchange.id() + " of " + exchange.account();
            texts(exchange).forEach((where, text) -> leaks.in(text)
                    .ifPresent(leak -> evidence.add(who + " has " + leak + " in its " + where)));
        }));
        return new Look(rows[0], evidence);
    }

    private static Map<String, String> texts(Exchange exchange) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("address", exchange.url());
        texts.put("request", exchange.request());
        texts.put("response", exchange.response());
        texts.put("problem", exchange.problem());
        return texts;
    }
}
