package org.kontor.tracking.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.security.Caller;
import org.kontor.store.Keys;
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

/** Opens a case for every finding, once, with who must act and by when; closes it when it is done or pointless. */
@Component(service = {Cases.class, CaseDesk.class})
public final class CaseDesk implements Cases {

    private static final Map<Case.Kind, Duration> TIME_TO_ACT = Map.of(
            Case.Kind.STALE, Duration.ofHours(24),
            Case.Kind.CONTRADICTION, Duration.ofHours(24),
            Case.Kind.CUSTOMS, Duration.ofHours(48),
            Case.Kind.EXCEPTION, Duration.ofHours(24));

    private static final Map<Case.Kind, Case.Owner> OWNERS = Map.of(
            Case.Kind.STALE, Case.Owner.CARRIER,
            Case.Kind.CONTRADICTION, Case.Owner.OPERATOR,
            Case.Kind.CUSTOMS, Case.Owner.SELLER,
            Case.Kind.EXCEPTION, Case.Owner.SELLER);

    private static final int EVIDENCE = 1000;

    private final CaseStore store;
    private final Transactions transactions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public CaseDesk(
            @Reference CaseStore store,
            @Reference Transactions transactions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.facts = facts;
        this.clock = clock;
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
        if (!found.open() || !store.resolve(id, shortened(resolution))) {
            throw TradeRuleException.conflict(
                    "case-resolved", "The case is resolved already: " + found.resolution(), "nothing is left to do");
        }
        record(found, Fact.Kind.CASE_RESOLVED, resolver.name(), resolution);
        return found;
    }

    /** Opens a case unless one of its kind is open already for the journey. */
    void open(Journey journey, Case.Kind kind, String evidence, List<Case> known) {
        if (known.stream().noneMatch(open -> open.open() && open.kind() == kind)) {
            open(journey, kind, OWNERS.get(kind), evidence);
        }
    }

    void open(Journey journey, Case.Kind kind, Case.Owner owner, String evidence) {
        Instant now = clock.instant();
        Case opened = new Case(
                Keys.fresh(),
                journey.order(),
                kind,
                owner,
                shortened(evidence),
                now,
                now.plus(TIME_TO_ACT.get(kind)),
                true,
                "");
        store.insert(opened, journey);
        record(opened, Fact.Kind.CASE_OPENED, "kontor", evidence);
    }

    /** News from the carrier make open cases of this kind pointless. */
    void clear(Case.Kind kind, String news, List<Case> known) {
        known.stream().filter(open -> open.open() && open.kind() == kind).forEach(open -> {
            if (store.resolve(open.id(), shortened(news))) {
                record(open, Fact.Kind.CASE_RESOLVED, "kontor", news);
            }
        });
    }

    List<Case> of(UUID order) {
        return store.of(List.of(order));
    }

    Map<UUID, List<Case>> of(Collection<UUID> orders) {
        return store.of(orders).stream().collect(Collectors.groupingBy(Case::order));
    }

    private void record(Case subject, Fact.Kind kind, String actor, String words) {
        facts.record(
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

    private static String shortened(String words) {
        return words.length() > EVIDENCE ? words.substring(0, EVIDENCE) : words;
    }
}
