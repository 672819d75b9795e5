package org.kontor.fulfilment.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Label;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.WaybillScheme;
import org.kontor.providers.Departure;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A carrier with books of its own that knows one good number, and can lose what it answers. */
final class OneCarrier implements Providers, Bookings, Cancellations, Tracking, WaybillScheme {

    static final String NUMBER = "5009848432";

    private final Map<IdempotencyKey, BookingOutcome> booked = new HashMap<>();
    private Optional<BookingOutcome> next = Optional.empty();
    private String number = NUMBER;
    private boolean losing;
    private boolean cancelling = true;
    private boolean gone;
    private boolean believing;
    private int calls;
    private Optional<List<Scan>> scans = Optional.empty();
    private final List<Target<?>> asked = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();

    /** Everything it was asked or told to do: which version was meant, and about which trade. */
    List<Target<?>> asked() {
        return asked;
    }

    void answers(BookingOutcome outcome) {
        next = Optional.of(outcome);
    }

    /** What it has been asked to book so far becomes this. */
    void decides(BookingOutcome outcome) {
        booked.replaceAll((key, before) -> outcome);
    }

    /** Nobody has ever asked it to book anything. */
    void forgets() {
        booked.clear();
    }

    void succeedsAgain() {
        next = Optional.empty();
    }

    void issues(String waybill) {
        number = waybill;
    }

    void losesAnswers() {
        losing = true;
    }

    void recovers() {
        losing = false;
    }

    /** The goods have left already. */
    void letsNothingGoBack() {
        gone = true;
    }

    void takesEveryNumber() {
        believing = true;
    }

    /** From now on it can be asked where goods are. */
    void follows(Scan... told) {
        scans = Optional.of(List.of(told));
    }

    void doesNotKnowCancellations() {
        cancelling = false;
    }

    /** The numbers that it was told to cancel. */
    List<String> cancelled() {
        return cancelled;
    }

    int bookings() {
        return booked.size();
    }

    int calls() {
        return calls;
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        calls++;
        Label label = new Label("application/pdf", new byte[] {1});
        BookingOutcome outcome =
                booked.computeIfAbsent(key, fresh -> next.orElseGet(() -> new BookingOutcome.Booked(number, label)));
        return answered(outcome);
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        return answered(Optional.ofNullable(booked.get(key)));
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        cancelled.add(waybill);
        return answered(!gone);
    }

    @Override
    public List<Scan> track(String waybill) {
        return answered(scans.orElseThrow());
    }

    @Override
    public Match test(String waybill) {
        if (believing || waybill.equals(NUMBER)) {
            return Match.VALID;
        }
        return waybill.matches("[0-9]{10}") ? Match.CHECK_DIGIT_MISMATCH : Match.NOT_THIS_FORMAT;
    }

    private <R> R answered(R answer) {
        if (losing) {
            throw new ProviderException(Fault.IN_DOUBT, "the answer was lost");
        }
        return answer;
    }

    @Override
    public List<String> accounts(Class<?> ability) {
        return List.of();
    }

    @Override
    public List<Departure> departed(Class<?> ability) {
        return List.of();
    }

    @Override
    public boolean has(Class<?> ability, String account) {
        return ability.isInstance(this)
                && (cancelling || ability != Cancellations.class)
                && (scans.isPresent() || ability != Tracking.class);
    }

    @Override
    public <S, R> R ask(Target<S> target, Function<S, R> question) {
        asked.add(target);
        return question.apply(target.ability().cast(this));
    }

    @Override
    public <S, R> R act(Target<S> target, Function<S, R> act) {
        return ask(target, act);
    }

    @Override
    public <S, R> List<Answer<R>> askAll(Class<S> ability, Optional<UUID> trade, Function<S, R> question) {
        throw new UnsupportedOperationException("fulfilment asks one carrier");
    }

    @Override
    public List<ProviderStatus> status() {
        return List.of();
    }
}
