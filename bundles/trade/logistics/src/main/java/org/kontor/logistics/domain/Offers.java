package org.kontor.logistics.domain;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.logistics.Answered;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Option;
import org.kontor.logistics.Schedule;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.providers.Providers.Answer;
import org.kontor.store.Keys;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** What carriers' answers to one request come to. An answer that is beyond reckoning spoils no other carrier's. */
final class Offers {

    private final ShipmentRequest request;
    private final ExchangeDesk exchange;
    private final Reliabilities reliabilities;
    private final List<Option> options = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    Offers(ShipmentRequest request, ExchangeDesk exchange, Reliabilities reliabilities) {
        this.request = request;
        this.exchange = exchange;
        this.reliabilities = reliabilities;
    }

    List<Option> options() {
        return options;
    }

    List<Exclusion> exclusions() {
        return exclusions;
    }

    void exclude(Exclusion exclusion) {
        exclusions.add(exclusion);
    }

    List<Answered> answered() {
        return answered;
    }

    void late(String account) {
        exclude(Exclusions.late(account));
    }

    /** False when it is no answer: a failure, or beyond reckoning. */
    boolean add(Said said) {
        Answer<RateAnswer> answer = said.answer();
        answer.failure()
                .ifPresent(failure -> exclude(
                        answer.switchedOff()
                                ? Exclusions.switchedOff(answer.account())
                                : Exclusions.failed(answer.account(), failure)));
        boolean understood =
                answer.result().filter(rates -> take(answer, rates)).isPresent();
        if (understood) {
            answered.add(new Answered(answer.account(), answer.version(), said.from(), said.at()));
        }
        return understood;
    }

    private boolean take(Answer<RateAnswer> answer, RateAnswer rates) {
        Offers own = new Offers(request, exchange, reliabilities);
        try {
            rates.rates().forEach(rate -> own.take(answer, rate));
            rates.refusals()
                    .forEach(refusal -> own.exclude(Exclusions.refused(
                            answer.account(), refusal, request.shipment().goods())));
            options.addAll(own.options);
            exclusions.addAll(own.exclusions);
            return true;
        } catch (ArithmeticException | ClassCastException | DateTimeException | InvalidValueException beyondReckoning) {
            exclude(Exclusions.unintelligible(answer.account()));
            return false;
        }
    }

    private void take(Answer<RateAnswer> answer, Rate rate) {
        requireReadable(rate);
        Optional<Conversion> compared = exchange.convert(rate.total(), request.currency());
        compared.ifPresentOrElse(
                conversion -> options.add(option(answer, rate, conversion)),
                () -> exclude(Exclusions.incomparable(answer.account(), rate, request.currency())));
    }

    /** Amounts that could be kept but not read back, and prices that the carrier would pay. */
    private static void requireReadable(Rate rate) {
        Stream.concat(Stream.of(rate.total()), rate.charges().stream().map(Charge::amount))
                .forEach(money -> Money.parse(money.amount(), money.currency().getCurrencyCode()));
        if (rate.total().minor() < 0) {
            throw new ArithmeticException("a price must not be negative, was " + rate.total());
        }
    }

    private Option option(Answer<RateAnswer> answer, Rate rate, Conversion compared) {
        Schedule schedule = Scheduling.of(request, rate);
        return new Option(
                Keys.fresh(),
                answer.account(),
                answer.version(),
                rate.service(),
                rate.serviceName(),
                rate.mode(),
                rate.charges(),
                rate.total(),
                compared,
                rate.weights(),
                rate.transitDaysMin(),
                rate.transitDaysMax(),
                schedule.meetsNeed(),
                rate.validUntil(),
                Optional.of(schedule),
                reliabilities.of(answer.account(), rate.service()));
    }
}
