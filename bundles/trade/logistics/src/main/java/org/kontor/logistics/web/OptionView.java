package org.kontor.logistics.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.logistics.Answered;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.Schedule;
import org.kontor.logistics.Weighing;
import org.kontor.logistics.domain.Arithmetic;
import org.kontor.values.Money;

/**
 * An option with its dates, its carrier's record on the lane, its weight arithmetic, and where its price comes from;
 * {@code age} is since the carrier was asked.
 */
public record OptionView(
        UUID id,
        String carrier,
        String providerVersion,
        String service,
        String serviceName,
        Mode mode,
        List<Charge> charges,
        Money price,
        Conversion compared,
        Weights weights,
        Weighing weighing,
        int transitDaysMin,
        int transitDaysMax,
        Optional<Schedule> schedule,
        Optional<ReliabilityView> reliability,
        boolean neededByMet,
        Instant validUntil,
        Optional<Answered.From> answeredFrom,
        Optional<Duration> age) {

    static OptionView of(Option option, Quotation quotation, Instant now) {
        Shipment shipment = quotation.request().shipment();
        Optional<Answered> answered = quotation.answered().stream()
                .filter(one -> one.carrier().equals(option.carrier()))
                .findFirst();
        return new OptionView(
                option.id(),
                option.carrier(),
                option.providerVersion(),
                option.service(),
                option.serviceName(),
                option.mode(),
                option.charges(),
                option.price(),
                option.compared(),
                option.weights(),
                Arithmetic.of(shipment, option.mode(), option.weights()),
                option.transitDaysMin(),
                option.transitDaysMax(),
                option.schedule(),
                option.reliability().map(known -> ReliabilityView.of(known, now)),
                option.neededByMet(),
                option.validUntil(),
                answered.map(Answered::from),
                answered.map(one -> Duration.between(one.at(), now)));
    }
}
