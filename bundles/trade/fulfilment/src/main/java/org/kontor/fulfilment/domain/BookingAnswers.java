package org.kontor.fulfilment.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.work.Fact;
import org.kontor.work.Facts;
import org.kontor.work.Intention;
import org.kontor.work.Intentions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from a carrier's answer to a booking; always in the transaction that settles it. */
@Component(service = BookingAnswers.class)
public final class BookingAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(BookingAnswers.class);

    private final FulfilmentDesk desk;
    private final FulfilmentStore store;
    private final AwaitSchedule schedule;
    private final Intentions intentions;
    private final Facts facts;
    private final Clock clock;

    @Activate
    public BookingAnswers(
            @Reference FulfilmentDesk desk,
            @Reference FulfilmentStore store,
            @Reference AwaitSchedule schedule,
            @Reference Intentions intentions,
            @Reference Facts facts,
            @Reference Clock clock) {
        this.desk = desk;
        this.store = store;
        this.schedule = schedule;
        this.intentions = intentions;
        this.facts = facts;
        this.clock = clock;
    }

    /** False once the request was taken back, or while it is: then the carrier is neither asked for it nor asked again. */
    boolean isWanted(Intention intention) {
        FulfilmentState state = desk.found(intention.resource()).state();
        return isLatest(intention) && (state == FulfilmentState.BOOKING || state == FulfilmentState.BOOKING_AWAITED);
    }

    /** Empty when the answer is final; otherwise when to ask again. */
    Optional<Instant> settle(Intention intention, BookingEffect.Answer answer) {
        Fulfilment fulfilment = desk.found(intention.resource());
        if (isWanted(intention)) {
            return answer.outcome()
                    .map(outcome -> outcome.fold(
                            booked ->
                                    booked(fulfilment, booked, answer.judgement().orElseThrow()),
                            requested -> requested(fulfilment, requested),
                            refused -> refused(fulfilment, refused)))
                    .orElseGet(() -> Optional.of(clock.instant()));
        }
        return fulfilment.state() == FulfilmentState.WITHDRAWING && isLatest(intention)
                ? Optional.of(next(fulfilment.details().awaited().orElseThrow()))
                : Optional.empty();
    }

    /** A carrier that cannot even be asked is awaited no less. */
    void unanswered(Intention intention) {
        Fulfilment fulfilment = desk.found(intention.resource());
        fulfilment
                .details()
                .awaited()
                .filter(awaited -> isWanted(intention))
                .ifPresent(awaited -> awaited(fulfilment, awaited));
    }

    private boolean isLatest(Intention intention) {
        return intentions
                .latest(intention.resource(), intention.purpose())
                .filter(latest -> latest.id().equals(intention.id()))
                .isPresent();
    }

    private Optional<Instant> booked(
            Fulfilment fulfilment, BookingOutcome.Booked booked, WaybillJudgement judgement) {
        store.insertLabel(fulfilment.order(), booked.label());
        boolean doubtful = judgement.doubtful();
        Details decided = fulfilment.details().decided();
        Fulfilment after = fulfilment
                .moved(doubtful ? FulfilmentAction.DOUBT_WAYBILL : FulfilmentAction.BOOKED)
                .withWaybill(judgement.number())
                .with(doubtful ? decided.doubted(judgement) : decided);
        desk.save(after);
        desk.recordBooked(after, fulfilment.carrier());
        return Optional.empty();
    }

    private Optional<Instant> requested(Fulfilment fulfilment, BookingOutcome.Requested requested) {
        Optional<Awaited> before = fulfilment.details().awaited();
        Awaited awaited = new Awaited(
                requested.reference(),
                requested.words(),
                before.map(Awaited::since).orElseGet(clock::instant),
                before.stream().anyMatch(Awaited::overdue));
        if (before.isEmpty()) {
            facts.record(
                    fulfilment.order(),
                    Fact.Kind.BOOKING_REQUESTED,
                    fulfilment.carrier(),
                    Map.of("reference", awaited.reference(), "words", awaited.words()));
        }
        awaited(fulfilment, awaited);
        return Optional.of(next(awaited));
    }

    /** The same answer again changes nothing, so that nobody's decision meets a newer version of what it saw. */
    private void awaited(Fulfilment fulfilment, Awaited awaited) {
        boolean overdue = schedule.isOverdue(awaited.since(), clock.instant());
        Awaited now = new Awaited(awaited.reference(), awaited.words(), awaited.since(), overdue);
        if (!fulfilment.details().awaited().equals(Optional.of(now))) {
            desk.save(fulfilment
                    .moved(FulfilmentAction.REQUESTED)
                    .with(fulfilment.details().awaiting(now)));
        }
        if (overdue && !awaited.overdue()) {
            tellOperators(fulfilment, now);
        }
    }

    private void tellOperators(Fulfilment fulfilment, Awaited awaited) {
        LOG.warn(
                "{} has not confirmed {} since {}: an operator should ask it",
                fulfilment.carrier(),
                awaited.reference(),
                awaited.since());
        facts.record(
                fulfilment.order(),
                Fact.Kind.BOOKING_OVERDUE,
                "kontor",
                Map.of("reference", awaited.reference(), "since", awaited.since().toString()));
    }

    private Instant next(Awaited awaited) {
        return schedule.next(awaited.since(), clock.instant());
    }

    private Optional<Instant> refused(Fulfilment fulfilment, BookingOutcome.Refused refused) {
        Fulfilment after = fulfilment.moved(FulfilmentAction.REFUSED);
        String sentence = refused.refusal().sentence();
        desk.save(after.with(after.details().refused(sentence)));
        facts.record(fulfilment.order(), Fact.Kind.BOOKING_FAILED, fulfilment.carrier(), Map.of("reason", sentence));
        return Optional.empty();
    }
}
