package org.kontor.payments.domain;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.kontor.payments.domain.BookedEntry.Outcome;
import org.kontor.payments.domain.BookedEntry.State;
import org.kontor.payments.store.BankEntryStore;
import org.kontor.payments.store.EntryWordStore;
import org.kontor.security.Caller;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds and saves banks' entries for what operators decide of them, above a limit two; in the caller's transaction. */
@Component(service = EntryBook.class)
public final class EntryBook {

    private final BankEntryStore store;
    private final EntryWordStore words;
    private final FourEyes fourEyes;
    private final Clock clock;

    @Activate
    public EntryBook(
            @Reference BankEntryStore store,
            @Reference EntryWordStore words,
            @Reference FourEyes fourEyes,
            @Reference Clock clock) {
        this.store = store;
        this.words = words;
        this.fourEyes = fourEyes;
        this.clock = clock;
    }

    BookedEntry found(UUID id) {
        return store.find(id).orElseThrow(() -> TradeRuleException.notFound("bank entry"));
    }

    BookedEntry in(State state, UUID id) {
        BookedEntry entry = found(id);
        if (entry.outcome().state() != state) {
            throw TradeRuleException.conflict(
                    "entry-is-not-" + state.name().toLowerCase(Locale.ROOT),
                    "The entry is " + entry.outcome().state(),
                    "read it again; only one that is " + state + " can be decided so");
        }
        return entry;
    }

    /** False when another operator must say the same first; what was said is in the entry's note meanwhile. */
    boolean agreed(BookedEntry entry, EntryWord word, Caller operator) {
        boolean agreed = !fourEyes.needed(word.gross(entry.amount()))
                || words.of(entry.id())
                        .filter(said -> said.confirmedBy(word, operator))
                        .isPresent();
        if (agreed) {
            words.remove(entry.id());
            return true;
        }
        words.put(entry.id(), new EntryWord.Said(word, operator.member(), operator.name(), clock.instant()));
        String note = operator.name() + " says " + word.said() + ": " + word.reason()
                + "; another operator must say the same";
        save(entry, entry.outcome().moved(entry.outcome().state(), note));
        return false;
    }

    /** True while one operator has said something of the entry and another has not confirmed it. */
    boolean awaitsAnother(UUID entry) {
        return words.of(entry).isPresent();
    }

    void save(BookedEntry entry, Outcome outcome) {
        if (!store.update(entry.with(outcome))) {
            throw TradeRuleException.stale("bank entry");
        }
    }
}
