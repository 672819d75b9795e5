package org.kontor.tracking.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.security.Caller;
import org.kontor.store.Transactions;
import org.kontor.tracking.Case;
import org.kontor.tracking.Cases;
import org.kontor.tracking.store.CaseStore;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps a case for every finding until somebody has acted or it is pointless. */
@Component(service = {Cases.class, CaseDesk.class})
public final class CaseDesk implements Cases {

    private static final int EVIDENCE = 1000;

    private final CaseStore store;
    private final Transactions transactions;
    private final Facts facts;

    @Activate
    public CaseDesk(
            @Reference CaseStore store,
            @Reference Transactions transactions,
            @Reference Facts facts) {
        this.store = store;
        this.transactions = transactions;
        this.facts = facts;
    }

    @Override
    public List<Case> open() {
        return transactions.call(() -> store.open());
    }

    public List<Case> open(Caller viewer, int limit) {
        return transactions.call(() -> store.open(viewer, limit));
    }

    public Case find(UUID id, Caller viewer) {
        return transactions.call(() -> store.find(id, viewer).orElseThrow(() -> TradeRuleException.notFound("case")));
    }

    /** A person says what was done; a trader may close its own trades' cases, but only an operator a contradiction. */
    public Case resolve(UUID id, Caller resolver, String resolution) {
        Case found = find(id, resolver);
        if (found.kind() == Case.Kind.CONTRADICTION && !resolver.isOperator()) {
            throw TradeRuleException.forbidden(
                    "only-an-operator",
                    "Only an operator decides which of two contradicting scans is true",
                    "send the operator your evidence");
        }
        if (!found.open() || store.resolve(Map.of(id, shortened(resolution))).isEmpty()) {
            throw TradeRuleException.conflict(
                    "case-resolved", "The case is resolved already: " + found.resolution(), "nothing is left to do");
        }
        facts.recordAll(List.of(entry(found, Fact.Kind.CASE_RESOLVED, resolver.name(), resolution)));
        return found;
    }

    /**
     * Opens and clears the cases as the outcomes say. Returns those facts of theirs that are not true, because somebody
     * resolved the case meanwhile.
     */
    Set<Facts.Entry> keep(Collection<Outcome> outcomes) {
        Map<Case, Journey> opened = new LinkedHashMap<>();
        Map<UUID, String> news = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            outcome.opened().forEach(fresh -> opened.put(fresh, outcome.journey()));
            outcome.cleared().forEach(clearing -> news.put(clearing.pointless().id(), clearing.news()));
        }
        store.insert(opened);
        Set<UUID> resolved = store.resolve(news);
        return outcomes.stream()
                .flatMap(outcome -> outcome.cleared().stream())
                .filter(clearing -> !resolved.contains(clearing.pointless().id()))
                .map(Outcome.Clearing::fact)
                .collect(Collectors.toSet());
    }

    List<Case> of(UUID order) {
        return store.of(List.of(order));
    }

    Map<UUID, List<Case>> of(Collection<UUID> orders) {
        return store.of(orders).stream().collect(Collectors.groupingBy(Case::order));
    }

    static Facts.Entry entry(Case subject, Fact.Kind kind, String actor, String words) {
        return new Facts.Entry(
                subject.order(),
                kind,
                actor,
                Map.of(
                        "case", subject.id().toString(),
                        "kind", subject.kind().name(),
                        "owner", subject.owner().name(),
                        "deadline", subject.deadline().toString(),
                        "words", shortened(words)));
    }

    static String shortened(String words) {
        return words.length() > EVIDENCE ? words.substring(0, EVIDENCE) : words;
    }
}
