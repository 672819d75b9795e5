package org.kontor.outbound.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.Exchanges;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the journal. */
@Component(service = Exchanges.class)
public final class ExchangeDesk implements Exchanges {

    private final ExchangeStore store;
    private final Transactions transactions;

    @Activate
    public ExchangeDesk(@Reference ExchangeStore store, @Reference Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public List<Exchange> ofAccount(String account, Optional<UUID> trade, Optional<UUID> after, int most) {
        return transactions.call(() -> store.ofAccount(account, trade, after, most));
    }

    @Override
    public List<Exchange> ofTrade(UUID trade, int most) {
        return transactions.call(() -> store.ofTrade(trade, most));
    }

    @Override
    public Optional<Exchange> find(UUID id) {
        return transactions.call(() -> store.find(id));
    }
}
