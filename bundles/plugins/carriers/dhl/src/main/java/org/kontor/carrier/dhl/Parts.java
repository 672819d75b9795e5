package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** What most of MyDHL API's requests are made of: places, pieces in kilograms and centimetres, accounts. */
final class Parts {

    private static final int MOST = 999;
    private static final int GRAMS = 3;
    private static final int MILLIMETRES = 1;

    private Parts() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Why DHL need not be asked about this shipment at all. */
    static Optional<Refusal> refusal(Shipment shipment, Account account) {
        Optional<Goods> untaken = shipment.goods().stream()
                .filter(goods -> goods.dangerous() && account.terms(goods).isEmpty())
                .findFirst();
        if (untaken.isPresent()) {
            return refused(
                    Reason.DANGEROUS_GOODS,
                    "DHL Express takes " + untaken.get().unNumber() + " by agreement only, and this account has none");
        }
        if (pieces(shipment.parcels()) > MOST || shipment.goods().size() > MOST) {
            return refused(Reason.TOO_BIG, "DHL Express takes at most " + MOST + " packages or lines in a shipment");
        }
        long currencies = shipment.goods().stream()
                .map(goods -> goods.value().currency())
                .distinct()
                .count();
        return currencies > 1
                ? refused(Reason.OTHER, "DHL Express wants the value of all goods in one currency")
                : Optional.empty();
    }

    static long pieces(List<Parcel> parcels) {
        return parcels.stream().mapToLong(Parcel::count).sum();
    }

    static void packages(ObjectNode json, List<Parcel> parcels) {
        ArrayNode packages = json.putArray("packages");
        for (Parcel parcel : parcels) {
            for (int piece = 0; piece < parcel.count(); piece++) {
                ObjectNode one = packages.addObject().put("weight", decimal(parcel.weightGrams(), GRAMS));
                one.putObject("dimensions")
                        .put("length", decimal(parcel.lengthMm(), MILLIMETRES))
                        .put("width", decimal(parcel.widthMm(), MILLIMETRES))
                        .put("height", decimal(parcel.heightMm(), MILLIMETRES));
            }
        }
    }

    static void accounts(ObjectNode json, Account account, boolean dutiesPaid) {
        ArrayNode accounts = json.putArray("accounts");
        accounts.addObject().put("typeCode", "shipper").put("number", account.number());
        if (dutiesPaid) {
            accounts.addObject().put("typeCode", "duties-taxes").put("number", account.dutiesNumber());
        }
    }

    static boolean declarable(Shipment shipment) {
        return Places.customsBetween(shipment.origin(), shipment.destination());
    }

    /** True when the shipper has DHL pay what the import costs. */
    static boolean dutiesPaid(Shipment shipment) {
        return shipment.incoterm() == Incoterm.DDP && declarable(shipment);
    }

    /** What the shipment needs beyond carriage: duties paid, the handling of agreed dangerous goods. */
    static List<String> services(Shipment shipment, Account account) {
        return Stream.concat(
                        dutiesPaid(shipment) ? Stream.of("DD") : Stream.empty(),
                        shipment.goods().stream()
                                .filter(Goods::dangerous)
                                .flatMap(goods -> account.terms(goods).stream())
                                .map(Account.Dangerous::service))
                .distinct()
                .toList();
    }

    /** A place, without who lives there. */
    static ObjectNode place(Address address) {
        ObjectNode json = object().put("postalCode", address.postalCode())
                .put("cityName", address.city())
                .put("countryCode", Places.country(address));
        Places.province(address).ifPresent(province -> json.put("provinceCode", province));
        if (Places.bySuburb(address) && !address.region().isEmpty()) {
            json.put("countyName", address.region());
        }
        return json;
    }

    /** The product and, where it has another name in the country, that too: {@code P} or {@code P/S}. */
    static void product(ObjectNode json, String service) {
        String[] codes = service.split("/", 2);
        json.put("productCode", codes[0]);
        if (codes.length > 1) {
            json.put("localProductCode", codes[1]);
        }
    }

    static Money value(Shipment shipment) {
        return shipment.goods().stream().map(Goods::value).reduce(Money::plus).orElseThrow();
    }

    /** Written without an exponent and without idle zeros. */
    static BigDecimal decimal(long number, int decimals) {
        return plain(BigDecimal.valueOf(number, decimals));
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most).strip();
    }

    private static Optional<Refusal> refused(Reason reason, String sentence) {
        return Optional.of(new Refusal(reason, "", sentence));
    }
}
