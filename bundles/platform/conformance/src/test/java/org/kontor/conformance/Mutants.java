package org.kontor.conformance;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Plugins that are each wrong in one place, and the rules that each must break: those and no other. */
final class Mutants<K> {

    /** A fresh kit of one plugin for every rule. */
    interface Kits<K> {
        K fresh();
    }

    private final Map<String, Kits<K>> mutants = new TreeMap<>();
    private final Map<String, Set<String>> broken = new TreeMap<>();

    /** {@code others} are rules that nobody can keep who breaks this one in that way. */
    Mutants<K> breaks(String rule, Kits<K> mutant, String... others) {
        Set<String> all = new TreeSet<>(Set.of(others));
        all.add(rule);
        mutants.put(rule, mutant);
        broken.put(rule, all);
        return this;
    }

    Mutants<K> with(Mutants<K> more) {
        mutants.putAll(more.mutants);
        broken.putAll(more.broken);
        return this;
    }

    /** There is a mutant for each rule, and each breaks what it says. */
    void assertKilledBy(List<Rule<K>> rules) {
        assertEquals(rules.stream().map(Rule::number).toList(), List.copyOf(mutants.keySet()));
        Map<String, Set<String>> found = new TreeMap<>();
        mutants.forEach((rule, mutant) -> found.put(rule, brokenBy(mutant, rules)));
        assertEquals(broken, found);
    }

    static <K> Set<String> brokenBy(Kits<K> plugin, List<Rule<K>> rules) {
        return rules.stream()
                .map(rule -> rule.judge(plugin.fresh()))
                .filter(ruling -> ruling.outcome() == Ruling.Outcome.BROKEN)
                .map(Ruling::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static <K> void assertKeptByAll(Kits<K> plugin, List<Rule<K>> rules) {
        for (Rule<K> rule : rules) {
            Ruling ruling = rule.judge(plugin.fresh());
            assertEquals(ruling.toString(), Ruling.Outcome.KEPT, ruling.outcome());
        }
    }

    /** Gives a second call a moment to come in between. */
    static void await(CountDownLatch second) {
        try {
            second.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
