package org.kontor.tracking.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.store.Keys;
import org.kontor.tracking.Case;
import org.kontor.work.Fact;
import org.kontor.work.Facts;

/** What news do to one journey: how it goes on, which cases they open and clear, and the facts in their order. */
final class Outcome {

    /** A case that the news made pointless, and the fact that says so. */
    record Clearing(Case pointless, String news, Facts.Entry fact) {}

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

    private final List<Case> opened = new ArrayList<>();
    private final List<Clearing> cleared = new ArrayList<>();
    private final List<Facts.Entry> facts = new ArrayList<>();
    private final List<Case> open;
    private final Story story;
    private final Instant now;
    private Journey journey;
    private Optional<Duration> lesson = Optional.empty();

    Outcome(Journey journey, Story story, Instant now) {
        this.journey = journey;
        this.story = story;
        this.now = now;
        this.open = new ArrayList<>(story.cases().stream().filter(Case::open).toList());
    }

    /** As it has become. */
    Journey journey() {
        return journey;
    }

    Story story() {
        return story;
    }

    List<Case> opened() {
        return opened;
    }

    List<Clearing> cleared() {
        return cleared;
    }

    /** In the order in which they became true. */
    List<Facts.Entry> facts() {
        return facts;
    }

    /** The journey's longest silence, once it has arrived. */
    Optional<Duration> lesson() {
        return lesson;
    }

    void become(Journey moved) {
        journey = moved;
    }

    void teach(Duration longestSilence) {
        lesson = Optional.of(longestSilence);
    }

    void fact(Fact.Kind kind, String actor, Map<String, String> details) {
        facts.add(new Facts.Entry(journey.order(), kind, actor, details));
    }

    /** True while a case of this kind is open whose evidence begins so. */
    boolean isOpen(Case.Kind kind, String beginning) {
        return open.stream()
                .anyMatch(one -> one.kind() == kind && one.evidence().startsWith(beginning));
    }

    /** Opens a case unless one of its kind is open already. */
    void open(Case.Kind kind, String evidence) {
        if (!isOpen(kind, "")) {
            open(kind, OWNERS.get(kind), evidence);
        }
    }

    void open(Case.Kind kind, Case.Owner owner, String evidence) {
        Case fresh = new Case(
                Keys.fresh(),
                journey.order(),
                kind,
                owner,
                CaseDesk.shortened(evidence),
                now,
                now.plus(TIME_TO_ACT.get(kind)),
                true,
                "");
        open.add(fresh);
        opened.add(fresh);
        facts.add(CaseDesk.entry(fresh, Fact.Kind.CASE_OPENED, "kontor", evidence));
    }

    /** News from the carrier make open cases of this kind pointless. */
    void clear(Case.Kind kind, String news) {
        for (Case pointless : open.stream().filter(one -> one.kind() == kind).toList()) {
            Facts.Entry fact = CaseDesk.entry(pointless, Fact.Kind.CASE_RESOLVED, "kontor", news);
            open.remove(pointless);
            cleared.add(new Clearing(pointless, CaseDesk.shortened(news), fact));
            facts.add(fact);
        }
    }
}
