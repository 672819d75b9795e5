package org.kontor.logistics.domain;

import java.util.Currency;
import java.util.List;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Refusal;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Exclusion.Reason;
import org.kontor.providers.Departure;
import org.kontor.values.Goods;
import org.kontor.values.ProviderException;

/** Says to the trader why something is no option: who must act, never the carrier's or our inner details. */
final class Exclusions {

    private Exclusions() {}

    /** In the carrier's words, which give its rule; of dangerous goods we add which. */
    static Exclusion refused(String carrier, Refusal refusal, List<Goods> goods) {
        List<String> unNumbers = refusal.reason() == Refusal.Reason.DANGEROUS_GOODS
                ? goods.stream()
                        .filter(Goods::dangerous)
                        .map(Goods::unNumber)
                        .distinct()
                        .toList()
                : List.of();
        return new Exclusion(
                carrier, refusal.service(), Reason.valueOf(refusal.reason().name()), refusal.sentence(), unNumbers);
    }

    static Exclusion late(String carrier) {
        return new Exclusion(carrier, "", Reason.LATE, "The carrier has not answered yet; look again for what it says");
    }

    static Exclusion removed(Departure gone) {
        return new Exclusion(
                gone.account(), "", Reason.CARRIER_REMOVED, "The operator removed this carrier at " + gone.since());
    }

    /** The operator's reason is not the trader's business. */
    static Exclusion switchedOff(String carrier) {
        return new Exclusion(
                carrier,
                "",
                Reason.CARRIER_SWITCHED_OFF,
                "The operator has switched this carrier off; choose another, or ask again later");
    }

    static Exclusion unintelligible(String carrier) {
        return new Exclusion(
                carrier, "", Reason.CARRIER_UNINTELLIGIBLE, "The carrier gave an answer that we do not understand");
    }

    static Exclusion incomparable(String carrier, Rate rate, Currency currency) {
        Currency priced = rate.total().currency();
        return new Exclusion(
                carrier,
                rate.service(),
                Reason.NO_EXCHANGE_RATE,
                "It costs " + rate.total() + "; to compare it, the operator must load an exchange rate " + priced + "/"
                        + currency);
    }

    static Exclusion failed(String carrier, ProviderException failure) {
        return switch (failure.fault()) {
            case MISCONFIGURED ->
                new Exclusion(
                        carrier,
                        "",
                        Reason.CARRIER_MISCONFIGURED,
                        "Our account with this carrier is not set up correctly; the operator must act");
            case UNINTELLIGIBLE -> unintelligible(carrier);
            case UNAVAILABLE, IN_DOUBT ->
                new Exclusion(
                        carrier,
                        "",
                        Reason.CARRIER_UNAVAILABLE,
                        "The carrier could not be reached in time; ask again later");
        };
    }
}
