package org.kontor.work.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;

public class JournalTest {

    @Rule
    public final TestStore store = TestStore.of();

    private final UUID order = Keys.fresh();
    private final List<Fact.Kind> heard = new ArrayList<>();

    @Test
    public void factsAreKeptInTheOrderInWhichTheyBecameTrue() {
        record(Fact.Kind.ORDER_PLACED);
        record(Fact.Kind.PAID);
        record(Fact.Kind.SHIPPED);

        assertEquals(List.of(Fact.Kind.ORDER_PLACED, Fact.Kind.PAID, Fact.Kind.SHIPPED), recorded());
        Fact first = store.facts().of(order).get(0);
        assertEquals(store.clock().instant(), first.at());
        assertEquals("buyer", first.actor());
        assertEquals(Map.of("why", "because"), first.details());
        assertEquals(List.of(), store.facts().of(Keys.fresh()));
    }

    @Test
    public void aHandlerHearsItsKindsInTheSameTransaction() {
        store.add(handler("orders", fact -> {
            assertEquals(true, store.transactions().active());
            heard.add(fact.kind());
        }));

        record(Fact.Kind.PAID);
        record(Fact.Kind.ORDER_PLACED);
        assertEquals(List.of(Fact.Kind.PAID), heard);
    }

    @Test
    public void whatAHandlerRefusesDidNotBecomeTrue() {
        store.add(handler("orders", fact -> {
            throw TradeRuleException.conflict("wrong-state", "It is too late", "nothing");
        }));

        assertThrows(TradeRuleException.class, () -> record(Fact.Kind.PAID));
        assertEquals(List.of(), recorded());
    }

    @Test
    public void aFactNeedsATransaction() {
        assertThrows(IllegalStateException.class, () -> store.facts().record(order, Fact.Kind.PAID, "buyer", Map.of()));
    }

    @Test
    public void aFactThatAnAbsentStepMustHearIsRefused() {
        Journal complete = new Journal(store.transactions(), store.sql(), store.clock(), true);
        List<String> steps = Fact.Kind.PAID.mustHear();

        for (String step : steps) {
            TradeRuleException refused = assertThrows(TradeRuleException.class, () -> record(complete, Fact.Kind.PAID));
            assertEquals("step-away", refused.code());
            assertEquals(List.of(), recorded());
            complete.add(handler(step, fact -> heard.add(fact.kind())));
        }
        record(complete, Fact.Kind.PAID);
        assertEquals(Collections.nCopies(steps.size(), Fact.Kind.PAID), heard);
    }

    @Test
    public void manyFactsAreOneStatementAndEachIsHeardInTheirOrder() {
        List<UUID> heardOf = new ArrayList<>();
        store.add(handler("orders", fact -> heardOf.add(fact.subject())));
        List<UUID> orders = Stream.generate(Keys::fresh).limit(40).toList();
        List<Facts.Entry> entries = orders.stream()
                .flatMap(one -> Stream.of(entry(one, Fact.Kind.ORDER_PLACED), entry(one, Fact.Kind.PAID)))
                .toList();
        long before = store.statements();

        store.transactions().run(() -> store.facts().recordAll(entries));

        assertEquals(1, store.statements() - before);
        assertEquals(orders, heardOf);
        for (UUID one : orders) {
            assertEquals(
                    List.of(Fact.Kind.ORDER_PLACED, Fact.Kind.PAID),
                    store.facts().of(one).stream().map(Fact::kind).toList());
        }
    }

    @Test
    public void aHandlerFindsAllFactsOfItsBatchInTheJournal() {
        store.add(handler("orders", fact -> heard.addAll(recorded())));

        store.transactions().run(() -> store.facts()
                .recordAll(List.of(entry(order, Fact.Kind.PAID), entry(order, Fact.Kind.LINES_CHECKED))));

        assertEquals(List.of(Fact.Kind.PAID, Fact.Kind.LINES_CHECKED), heard);
    }

    @Test
    public void whatIsRefusedAmongManyTakesAllWithIt() {
        UUID refused = Keys.fresh();
        store.add(handler("orders", fact -> {
            if (fact.subject().equals(refused)) {
                throw TradeRuleException.conflict("wrong-state", "It is too late", "nothing");
            }
        }));
        List<Facts.Entry> entries =
                List.of(entry(order, Fact.Kind.PAID), entry(refused, Fact.Kind.PAID), entry(order, Fact.Kind.SHIPPED));

        assertThrows(TradeRuleException.class, () -> store.transactions()
                .run(() -> store.facts().recordAll(entries)));
        assertEquals(List.of(), recorded());
    }

    @Test
    public void manyFactsOfWhichAnAbsentStepMustHearOneAreRefusedBeforeAnyIsHeard() {
        Journal complete = new Journal(store.transactions(), store.sql(), store.clock(), true);
        complete.add(handler("orders", fact -> heard.add(fact.kind())));
        complete.add(handler("fulfilment", fact -> heard.add(fact.kind())));
        List<Facts.Entry> entries = List.of(entry(order, Fact.Kind.PAID), entry(order, Fact.Kind.SHIPPED));

        TradeRuleException refused = assertThrows(
                TradeRuleException.class, () -> store.transactions().run(() -> complete.recordAll(entries)));

        assertEquals("step-away", refused.code());
        assertEquals(List.of(), heard);
        assertEquals(List.of(), recorded());
    }

    @Test
    public void noFactsAreNoStatement() {
        long before = store.statements();

        store.transactions().run(() -> store.facts().recordAll(List.of()));

        assertEquals(0, store.statements() - before);
    }

    private static Facts.Entry entry(UUID subject, Fact.Kind kind) {
        return new Facts.Entry(subject, kind, "buyer", Map.of());
    }

    private void record(Fact.Kind kind) {
        store.transactions().run(() -> store.facts().record(order, kind, "buyer", Map.of("why", "because")));
    }

    private void record(Journal journal, Fact.Kind kind) {
        store.transactions().run(() -> journal.record(order, kind, "buyer", Map.of()));
    }

    private List<Fact.Kind> recorded() {
        return store.facts().of(order).stream().map(Fact::kind).toList();
    }

    private static FactHandler handler(String step, Consumer<Fact> hears) {
        return new FactHandler() {
            @Override
            public String step() {
                return step;
            }

            @Override
            public Set<Fact.Kind> kinds() {
                return Set.of(Fact.Kind.PAID);
            }

            @Override
            public void on(Fact fact) {
                hears.accept(fact);
            }
        };
    }
}
