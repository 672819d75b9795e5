package org.kontor.testkit.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The demonstration's trade: 1,200 LED lamps in 24 cartons from Shenzhen to Hamburg, CIP. What its requests say. */
public final class LampTrade {

    public static final int LAMPS = 1_200;
    public static final int CARTONS = 24;
    private static final int GRAMS = 11_200;
    private static final int GRAMS_APART = 5_000;
    private static final AtomicInteger ANOTHER = new AtomicInteger();

    private LampTrade() {}

    public static Map<String, Object> seller(String email) {
        return organisation(
                "Brightway Lighting (Shenzhen) Co., Ltd.",
                "光途照明（深圳）有限公司",
                "91440300MA00000152",
                "91440300MA00000152",
                origin(),
                "+86 755 5550 0100",
                email);
    }

    public static Map<String, Object> buyer(String email) {
        return organisation(
                "Elbe Leuchten GmbH",
                "Elbe Leuchten GmbH",
                "HRB 123456",
                "DE136695976",
                destination(),
                "+49 40 5550 0100",
                email);
    }

    private static Map<String, Object> organisation(
            String name,
            String local,
            String registration,
            String tax,
            Map<String, Object> address,
            String phone,
            String email) {
        return Map.of(
                "kind", "COMPANY",
                "legalName", name,
                "localName", local,
                "registrationNumber", registration,
                "taxNumber", tax,
                "address", address,
                "phone", phone,
                "email", email,
                "member", Map.of("name", "Trade desk", "email", email, "password", "a long enough passphrase"));
    }

    public static Map<String, Object> origin() {
        return Map.of(
                "lines", List.of("Unit 8, 1088 Xueyuan Avenue"),
                "city", "Shenzhen",
                "region", "Guangdong",
                "postalCode", "518055",
                "country", "CN");
    }

    public static Map<String, Object> destination() {
        return Map.of(
                "lines", List.of("Am Sandtorkai 30"),
                "city", "Hamburg",
                "region", "",
                "postalCode", "20457",
                "country", "DE");
    }

    public static Map<String, Object> shipmentRequest(LocalDate ready) {
        return shipmentRequest(ready, parcel());
    }

    /** As no two are alike: each carrier is asked anew, where equal questions are answered from a cache. */
    public static Map<String, Object> anotherRequest(LocalDate ready) {
        Map<String, Object> parcel = new HashMap<>(parcel());
        parcel.put("weightGrams", GRAMS - ANOTHER.getAndIncrement() % GRAMS_APART);
        return shipmentRequest(ready, parcel);
    }

    private static Map<String, Object> shipmentRequest(LocalDate ready, Map<String, Object> parcel) {
        return Map.of(
                "origin", origin(),
                "destination", destination(),
                "parcels", List.of(parcel),
                "goods",
                        List.of(Map.of(
                                "description", "LED lamps",
                                "hsCode", "9405.42",
                                "quantity", LAMPS,
                                "value", money("7800.00"),
                                "origin", "CN",
                                "dangerous", false,
                                "unNumber", "")),
                "readyDate", ready.toString(),
                "neededBy", ready.plusDays(45).toString(),
                "incoterm", "CIP",
                "currency", "USD");
    }

    public static Map<String, Object> parcel() {
        return Map.of("count", CARTONS, "lengthMm", 600, "widthMm", 400, "heightMm", 350, "weightGrams", GRAMS);
    }

    public static Map<String, Object> order(String seller, String request, String option, String instrument) {
        return Map.of(
                "seller", seller,
                "shipmentRequest", request,
                "option", option,
                "paymentInstrument", instrument,
                "consignee",
                        Map.of(
                                "name", "Elbe Leuchten GmbH",
                                "localName", "",
                                "address", destination(),
                                "phone", "+49 40 5550 0100",
                                "email", "goods-in@elbe-leuchten.example"),
                "lines",
                        List.of(Map.of(
                                "product", "LED lamp",
                                "model", "BW-A60-9",
                                "specification", "E27, 9 W, 2700 K, 806 lm",
                                "colour", "warm white",
                                "quantity", LAMPS,
                                "unitPrice", money("6.50"),
                                "hsCode", "9405.42",
                                "origin", "CN")));
    }

    public static Map<String, Object> checks(String colour) {
        return Map.of(
                "lines",
                List.of(Map.of(
                        "line",
                        1,
                        "quantity",
                        LAMPS,
                        "model",
                        "BW-A60-9",
                        "specification",
                        "E27, 9 W, 2700 K, 806 lm",
                        "colour",
                        colour)));
    }

    public static Map<String, Object> packages() {
        return Map.of(
                "packages",
                List.of(Map.of(
                        "parcel", parcel(),
                        "protection",
                                Map.of(
                                        "moisture", "PE liner and 5 g silica gel",
                                        "shock", "moulded pulp trays",
                                        "pressure", "double-wall carton, stack at most 5"),
                        "contents", List.of(Map.of("line", 1, "quantity", LAMPS / CARTONS)))));
    }

    public static Map<String, Object> exchangeRates(LocalDate date) {
        return Map.of(
                "rates",
                List.of(Map.of(
                        "base",
                        "EUR",
                        "quote",
                        "USD",
                        "rate",
                        new BigDecimal("1.0842"),
                        "date",
                        date.toString(),
                        "source",
                        "operator's table")));
    }

    public static Map<String, Object> money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }
}
