package org.kontor.outbound.journal;

import java.util.List;
import java.util.Optional;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.store.ExchangeStore;
import org.kontor.outbound.terms.Terms;
import org.kontor.testkit.TestStore;

/** The real journal of a test, written down when it is asked for. */
public final class Desk {

    private final Backlog backlog = new Backlog();
    private final Journal journal;
    private final JournalWriter writer;
    private final ExchangeDesk exchanges;

    public Desk(Framework framework, Terms terms, TestStore store) {
        ExchangeStore table = new ExchangeStore(store.sql(), store.schema("outbound"));
        journal = new Journal(backlog, new Secrets(framework.admin()), terms, store.clock());
        writer = new JournalWriter(backlog, table, store.transactions());
        exchanges = new ExchangeDesk(table, store.transactions());
    }

    public Journal journal() {
        return journal;
    }

    public Backlog backlog() {
        return backlog;
    }

    public List<Exchange> kept(String account) throws InterruptedException {
        boolean more = true;
        while (more) {
            more = writer.writeSome();
        }
        return exchanges.ofAccount(account, Optional.empty(), Optional.empty(), 100);
    }
}
