package org.kontor.web.once;

import java.time.Instant;
import org.kontor.store.Transactions;
import org.kontor.work.Invariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * I7: nobody but the caller can open an answer, so what is compared is the sealed answer with its hash: a seal that is
 * the same opens to the same bytes.
 */
@Component(service = Invariant.class)
public final class KeptAnswers implements Invariant {

    private final Transactions transactions;
    private final AnswerTable table;

    @Activate
    public KeptAnswers(@Reference Transactions transactions, @Reference AnswerTable table) {
        this.transactions = transactions;
        this.table = table;
    }

    @Override
    public String number() {
        return "I7";
    }

    @Override
    public String name() {
        return "every answer that was given can be given again byte for byte";
    }

    @Override
    public Look since(Instant since) {
        return transactions.call(() -> table.changed(since));
    }
}
