package org.kontor.logistics.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Option;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.providers.Providers.Answer;
import org.kontor.store.Keys;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** What carriers' answers to one request come to. An answer that is beyond reckoning spoils no other carrier's. */
final class Offers {

    private final ShipmentRequest request;
    private final ExchangeDesk exchange;
    private final List<Option> options = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();

    Offers(ShipmentRequest request, ExchangeDesk exchange) {
        this.request = request;
        this.exchange = exchange;
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

    void add(Answer<RateAnswer> answer) {
        answer.failure()
                .ifPresent(failure -> exclude(
                        answer.switchedOff()
                                ? Exclusions.switchedOff(answer.account())
                                : Exclusions.failed(answer.account(), failure)));
        answer.result().ifPresent(rates -> take(answer, rates));
    }

    private void take(Answer<RateAnswer> answer, RateAnswer rates) {
        Offers own = new Offers(request, exchange);
        try {
            rates.rates().forEach(rate -> own.take(answer, rate));
            rates.refusals().forEach(refusal -> own.exclude(Exclusions.refused(answer.account(), refusal)));
            options.addAll(own.options);
            exclusions.addAll(own.exclusions);
        } catch (ArithmeticException | ClassCastException | InvalidValueException beyondReckoning) {
            exclude(Exclusions.unintelligible(answer.account()));
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
                isInTime(rate),
                rate.validUntil());
    }

    private boolean isInTime(Rate rate) {
        return request.neededBy()
                .map(day -> !request.shipment()
                        .readyDate()
                        .plusDays(rate.transitDaysMax())
                        .isAfter(day))
                .orElse(true);
    }
}
