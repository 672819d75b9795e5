package org.kontor.carrier.tnt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Address;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The question for prices and its answer. Pure. */
final class TntRates {

    private static final String OURS = "1";

    /** What every price of an answer has in common. */
    private record Promise(Weights weights, Instant until) {}

    private final TntAccount account;

    TntRates(TntAccount account) {
        this.account = account;
    }

    /** Asks for every service; the order of the elements is TNT's. */
    String question(Shipment shipment) {
        Xml request = Xml.root("priceRequest").put("appId", "PC").put("appVersion", "3.2");
        Xml check = request.add("priceCheck").put("rateId", OURS);
        address(check.add("sender"), shipment.origin());
        address(check.add("delivery"), shipment.destination());
        check.put("collectionDateTime", TntTimes.dateTime(shipment.readyDate(), account.collectFrom()));
        Xml product = check.add("product").put("type", "N");
        TntService.dangerous(shipment)
                .ifPresent(option -> product.add("options").add("option").put("optionCode", option));
        check.add("account").put("accountNumber", account.number()).put("accountCountry", account.country());
        check.put("termsOfPayment", "S").put("currency", account.currency()).put("priceBreakDown", "true");
        check.add("consignmentDetails")
                .put("totalWeight", TntMeasures.kilograms(TntMeasures.grams(shipment.parcels())))
                .put("totalVolume", TntMeasures.cubicMetres(shipment.parcels()))
                .put("totalNumberOfPieces", Integer.toString(TntMeasures.pieces(shipment.parcels())));
        shipment.parcels().forEach(parcel -> line(check.add("pieceLine"), parcel));
        return request.document();
    }

    /** Errors refuse; warnings and information beside prices are about prices that stand. */
    RateAnswer read(Xml document, Shipment shipment, Instant now) {
        Promise promise = new Promise(TntMeasures.weigh(shipment.parcels(), account), now.plus(account.promised()));
        List<Rate> rates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Xml response : document.all("priceResponse")) {
            for (Xml services : response.all("ratedServices")) {
                services(services, promise, rates, refusals);
            }
        }
        Xml errors = document.at("errors");
        if (rates.isEmpty() && refusals.isEmpty()) {
            failed(errors);
        }
        refusals.addAll(broken(errors, rates.isEmpty() && refusals.isEmpty()));
        if (rates.isEmpty() && refusals.isEmpty()) {
            refusals.add(
                    new Refusal(Refusal.Reason.NOT_SERVED, "", "TNT offers no service here, and gives no reason."));
        }
        return new RateAnswer(rates, refusals);
    }

    private void services(Xml services, Promise promise, List<Rate> rates, List<Refusal> refusals) {
        for (Xml rated : services.all("ratedService")) {
            TntService service = TntService.of(rated.at("product"));
            List<Charge> charges = TntCharges.of(rated, currency(services.text("currency")));
            if (!service.isNamed() || charges.isEmpty()) {
                refusals.add(new Refusal(
                        Refusal.Reason.OTHER,
                        service.product(),
                        !service.isNamed()
                                ? "TNT gives a price without saying for which service."
                                : "TNT lists this service without a price."));
            } else {
                rates.add(rate(service, rated.at("product").text("productDesc"), charges, promise));
            }
        }
    }

    private Rate rate(TntService service, String description, List<Charge> charges, Promise promise) {
        TntAccount.Days days = service.isEconomy(description) ? account.economy() : account.express();
        return new Rate(
                service.name(),
                description.isEmpty() ? "TNT " + service.name() : description,
                Mode.EXPRESS,
                charges,
                promise.weights(),
                days.min(),
                days.max(),
                promise.until());
    }

    private static List<Refusal> broken(Xml errors, boolean nothingElse) {
        List<Refusal> refusals = new ArrayList<>();
        for (Xml rule : errors.all("brokenRule")) {
            if (nothingElse || isError(rule)) {
                refusals.add(TntWords.refusal("", rule.text("description"), rule.text("code")));
            }
        }
        return refusals;
    }

    private static boolean isError(Xml rule) {
        return rule.text("messageType").equalsIgnoreCase("E");
    }

    /** Errors that are none of the trader's business. */
    private static void failed(Xml errors) {
        for (Xml parse : errors.all("parseError")) {
            throw TntWords.failure(Fault.UNINTELLIGIBLE, parse.text("errorReason"));
        }
        for (Xml runtime : errors.all("runtimeError")) {
            throw TntWords.failure(Fault.UNAVAILABLE, runtime.text("errorReason"));
        }
        for (Xml rule : errors.all("brokenRule")) {
            if (isError(rule) && TntWords.isAboutTheAccount(rule.text("description"))) {
                throw TntWords.failure(Fault.MISCONFIGURED, rule.text("description"));
            }
        }
    }

    private static Currency currency(String code) {
        try {
            return Money.zero(Money.currency(code)).currency();
        } catch (InvalidValueException e) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "TNT gives prices in a currency that does not exist", e);
        }
    }

    private static void address(Xml element, Address address) {
        element.put("country", address.country().code())
                .put("town", TntParty.cut(address.city(), TntParty.CITY))
                .putIfAny("postcode", TntParty.cut(address.postalCode(), TntParty.POSTCODE));
    }

    private static void line(Xml element, Parcel parcel) {
        element.put("numberOfPieces", Integer.toString(parcel.count()));
        TntMeasures.piece(element, parcel, parcel.weightGrams());
        element.put("pallet", "false");
    }
}
