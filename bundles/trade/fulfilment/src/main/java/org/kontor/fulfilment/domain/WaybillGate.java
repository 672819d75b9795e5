package org.kontor.fulfilment.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;
import org.kontor.carrier.Tracking;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.WaybillJudgement.Warning;
import org.kontor.fulfilment.store.FulfilmentStore;
import org.kontor.orders.Order;
import org.kontor.providers.Providers;
import org.kontor.providers.Target;
import org.kontor.store.Transactions;
import org.kontor.values.ProviderException;

/**
 * What is known of a number beside its looks: the country in it, who has it already, and what its carrier has scanned.
 */
final class WaybillGate {

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final int HALF_A_YEAR = 180;

    private final FulfilmentStore store;
    private final Transactions transactions;
    private final Providers providers;
    private final Clock clock;

    WaybillGate(FulfilmentStore store, Transactions transactions, Providers providers, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.providers = providers;
        this.clock = clock;
    }

    /** Asks the carrier, so outside any transaction. */
    WaybillJudgement warned(WaybillJudgement judgement, Order order, String carrier) {
        WaybillJudgement warned = judgement;
        Optional<String> country = country(judgement.number(), order);
        if (country.isPresent()) {
            warned = warned.warned(Warning.Kind.COUNTRY, country.get());
        }
        Optional<String> used = usedBefore(judgement.number(), order, carrier);
        if (used.isPresent()) {
            warned = warned.warned(Warning.Kind.USED_BEFORE, used.get());
        }
        Optional<String> scanned = scannedBefore(judgement.number(), order, carrier);
        return scanned.isPresent() ? warned.warned(Warning.Kind.SCANNED_BEFORE, scanned.get()) : warned;
    }

    /** Of postal numbers only; TNT's look like them. */
    private static Optional<String> country(String number, Order order) {
        var fitting = WaybillNumbers.fitting(number);
        if (!fitting.contains(NumberFamily.S10) || fitting.contains(NumberFamily.TNT)) {
            return Optional.empty();
        }
        String country = number.substring(number.length() - 2);
        if (!COUNTRIES.contains(country)) {
            return Optional.of("Its last two letters, " + country + ", are no country");
        }
        String origin = order.shipment().origin().country().code();
        return country.equals(origin)
                ? Optional.empty()
                : Optional.of("The post of " + country + " issued it, and the goods start from " + origin);
    }

    private Optional<String> usedBefore(String number, Order order, String carrier) {
        int days = WaybillNumbers.fitting(number).stream()
                .findFirst()
                .map(NumberFamily::usedAgainAfterDays)
                .orElse(HALF_A_YEAR);
        Instant earliest = clock.instant().minus(Duration.ofDays(days));
        return transactions
                .call(() -> store.usedBefore(carrier, number, order.id()))
                .filter(when -> when.isAfter(earliest))
                .map(when -> "Another order has had this number since " + when + ", and " + carrier
                        + " does not use one again within " + days + " days");
    }

    /** A carrier that cannot be asked has said nothing. */
    private Optional<String> scannedBefore(String number, Order order, String carrier) {
        if (!providers.has(Tracking.class, carrier)) {
            return Optional.empty();
        }
        try {
            return providers
                    .ask(Target.of(Tracking.class, carrier).about(order.id()), tracking -> tracking.track(number))
                    .stream()
                    .filter(scan -> scan.status() != Status.ANNOUNCED && scan.status() != Status.UNRECOGNISED)
                    .findFirst()
                    .map(scan -> told(scan, order, carrier));
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }

    private static String told(Scan scan, Order order, String carrier) {
        boolean anothers = scan.at().toInstant().isBefore(order.placedAt());
        return carrier + " has scanned it already: " + scan.status() + " at " + scan.at()
                + (scan.place().isEmpty() ? "" : " in " + scan.place())
                + (anothers
                        ? ", before this order was placed: it is another shipment's"
                        : ", and these goods are not handed over yet");
    }
}
