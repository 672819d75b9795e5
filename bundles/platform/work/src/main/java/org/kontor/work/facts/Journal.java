package org.kontor.work.facts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records facts and hands them on. A fact that a step must hear of is refused while that step is away: nothing gets lost. */
@Component(service = {Facts.class, Journal.class})
public final class Journal implements Facts {

    private final List<FactHandler> handlers = new CopyOnWriteArrayList<>();
    private final FactStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean complete;

    /** There is no journal before its tables are. */
    @Reference(target = "(module=work)")
    Schema tables;

    @Activate
    public Journal(@Reference Transactions transactions, @Reference Sql sql, @Reference Clock clock) {
        this(transactions, sql, clock, true);
    }

    /** {@code complete}: all steps belong here, so that a missing one is away; a test of one step has no others. */
    public Journal(Transactions transactions, Sql sql, Clock clock, boolean complete) {
        this.complete = complete;
        this.transactions = transactions;
        this.store = new FactStore(sql);
        this.clock = clock;
    }

    public void add(FactHandler handler) {
        handlers.add(handler);
    }

    void remove(FactHandler handler) {
        handlers.remove(handler);
    }

    @Override
    public void recordAll(List<Entry> entries) {
        if (!transactions.active()) {
            throw new IllegalStateException("a fact is recorded in the transaction that makes it true");
        }
        List<FactHandler> here = List.copyOf(handlers);
        if (complete) {
            entries.stream().map(Entry::kind).distinct().forEach(kind -> requireHearers(kind, here));
        }
        Instant now = clock.instant();
        List<Fact> facts = entries.stream().map(entry -> fact(entry, now)).toList();
        store.insert(facts.stream()
                .map(fact -> new FactStore.Delivered(fact, steps(fact.kind(), here)))
                .toList());
        facts.forEach(fact -> hearing(fact.kind(), here).forEach(handler -> handler.on(fact)));
    }

    @Override
    public List<Fact> of(UUID subject) {
        return transactions.call(() -> store.of(subject));
    }

    @Override
    public void since(Instant since, Consumer<List<Fact>> journal) {
        store.since(since, journal);
    }

    private static Fact fact(Entry entry, Instant now) {
        return new Fact(Keys.fresh(), entry.subject(), entry.kind(), now, entry.actor(), entry.details());
    }

    private static Stream<FactHandler> hearing(Fact.Kind kind, List<FactHandler> here) {
        return here.stream().filter(handler -> handler.kinds().contains(kind));
    }

    private static Set<String> steps(Fact.Kind kind, List<FactHandler> here) {
        return hearing(kind, here).map(FactHandler::step).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireHearers(Fact.Kind kind, List<FactHandler> here) {
        Set<String> steps = steps(kind, here);
        for (String step : kind.mustHear()) {
            if (!steps.contains(step)) {
                throw TradeRuleException.conflict(
                        "step-away",
                        "The step " + step + " is being replaced at this moment",
                        "repeat in a few seconds");
            }
        }
    }
}
