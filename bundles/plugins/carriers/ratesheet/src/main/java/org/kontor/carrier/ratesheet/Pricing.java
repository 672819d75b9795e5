package org.kontor.carrier.ratesheet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;

/** Prices shipments by a sheet. Every charge is rounded to the minor unit; the total is their sum. Pure. */
final class Pricing {

    /** A sheet of many ports would bury what it can do among what it cannot. */
    private static final int UNSERVED_SHOWN = 20;

    private final RateSheet sheet;
    private final List<RateSheet> parts;

    Pricing(RateSheet sheet) {
        this.sheet = sheet;
        this.parts = sheet.services().stream().map(sheet::part).toList();
    }

    RateSheet sheet() {
        return sheet;
    }

    /** By the day the goods are ready; prices hold until the moment given. */
    RateAnswer quote(Shipment shipment, Instant now, Instant validUntil) {
        LocalDate day = shipment.readyDate();
        if (day.isBefore(sheet.header().from()) || day.isAfter(sheet.header().to())) {
            return new RateAnswer(List.of(), List.of(outside(day)));
        }
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (RateSheet part : parts) {
            Offer offer = new Offer(part, shipment, now);
            offer.refusal().ifPresentOrElse(refusals::add, () -> rates.add(offer.rate(validUntil)));
        }
        return new RateAnswer(rates, few(refusals));
    }

    private Refusal outside(LocalDate day) {
        return new Refusal(
                Reason.NOT_VALID_ON_DATE,
                "",
                "The rates of " + sheet.header().name() + " hold from "
                        + sheet.header().from() + " to " + sheet.header().to() + ", the goods are ready on " + day);
    }

    private List<Refusal> few(List<Refusal> refusals) {
        long unserved = refusals.stream().filter(Pricing::isUnserved).count();
        if (unserved <= UNSERVED_SHOWN) {
            return refusals;
        }
        Refusal all = new Refusal(
                Reason.NOT_SERVED,
                "",
                unserved + " services of " + sheet.header().name() + " do not go there");
        return Stream.concat(refusals.stream().filter(refusal -> !isUnserved(refusal)), Stream.of(all))
                .toList();
    }

    private static boolean isUnserved(Refusal refusal) {
        return refusal.reason() == Reason.NOT_SERVED;
    }
}
