package org.kontor.carrier.fedex;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class FedexRatesTest {

    private static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");

    static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    static final Address LONDON = new Address(List.of("1 Fleet Street"), "London", "", "EC4Y 1AA", Country.of("GB"));
    static final Address AUSTIN = new Address(List.of("1 Main Street"), "Austin", "TX", "78701", Country.of("US"));

    private static final String ACCOUNT =
            "{'rateType':'ACCOUNT','totalNetCharge':120.5,'totalBaseCharge':100,'totalDiscounts':10,'currency':'EUR',"
                    + "'shipmentRateDetail':{'currency':'EUR','dimDivisor':5000,"
                    + "'totalBillingWeight':{'units':'KG','value':10.5},'surCharges':["
                    + "{'type':'FUEL','description':'Fuel Surcharge','amount':'20.50'},"
                    + "{'type':'OUT_OF_DELIVERY_AREA','description':'','amount':10.0}]}}";

    @Test
    public void theQuestionIsFedexOwn() {
        JsonNode json = rates("USD").question(shipment(SHENZHEN, AUSTIN, goods("7800.00", "USD")));

        assertEquals("510088000", json.at("/accountNumber/value").asText());
        assertTrue(json.at("/rateRequestControlParameters/returnTransitTimes").booleanValue());
        JsonNode asked = json.path("requestedShipment");
        assertEquals("2026-11-30", asked.path("shipDateStamp").asText());
        assertEquals(
                "[\"ACCOUNT\",\"PREFERRED\"]", asked.path("rateRequestType").toString());
        assertEquals("USD", asked.path("preferredCurrency").asText());
        assertEquals(
                "{\"city\":\"Shenzhen\",\"postalCode\":\"518055\",\"countryCode\":\"CN\"}",
                asked.at("/shipper/address").toString());
        assertEquals("TX", asked.at("/recipient/address/stateOrProvinceCode").asText());
        assertEquals("24", asked.path("totalPackageCount").toString());
        assertEquals("268.8", asked.path("totalWeight").toString());
        assertEquals(
                "{\"weight\":{\"units\":\"KG\",\"value\":11.2},"
                        + "\"dimensions\":{\"length\":61,\"width\":40,\"height\":35,\"units\":\"CM\"},"
                        + "\"groupPackageCount\":24}",
                asked.at("/requestedPackageLineItems/0").toString());
        assertEquals(
                "{\"amount\":7800,\"currency\":\"USD\"}".replace("7800", "7800.00"),
                asked.at("/customsClearanceDetail/commodities/0/customsValue").toString());
    }

    @Test
    public void goodsAreValuedInFedexOldCurrenciesAndTheAccountsOwnIsQuoted() {
        JsonNode asked = rates("")
                .question(shipment(SHENZHEN, LONDON, goods("100.00", "GBP")))
                .path("requestedShipment");

        assertEquals("[\"ACCOUNT\"]", asked.path("rateRequestType").toString());
        assertFalse(asked.has("preferredCurrency"));
        JsonNode commodity = asked.at("/customsClearanceDetail/commodities/0");
        assertEquals("UKL", commodity.at("/customsValue/currency").asText());
        assertEquals("0.083333", commodity.at("/unitPrice/amount").toString());
        assertEquals("268.8", commodity.at("/weight/value").toString());
    }

    @Test
    public void nothingIsSaidToCustomsWithinACountry() {
        JsonNode asked = rates("").question(shipment(AUSTIN, AUSTIN, goods("1.00", "USD")));

        assertFalse(asked.path("requestedShipment").has("customsClearanceDetail"));
    }

    @Test
    public void theAccountsPriceIsTakenWhereverItStands() {
        String list =
                ACCOUNT.replace("ACCOUNT", "LIST").replace("120.5", "130.5").replace("'totalDiscounts':10,", "");
        Rate rate = only(product(list + "," + ACCOUNT));

        assertEquals(Money.parse("120.50", "EUR"), rate.total());
        assertEquals(
                "BASE BASE 100.00 EUR; SURCHARGE DISCOUNT -10.00 EUR; FUEL FUEL 20.50 EUR;"
                        + " SURCHARGE OUT_OF_DELIVERY_AREA 10.00 EUR",
                words(rate));
    }

    @Test
    public void thePreferredCurrencyIsTakenWhenItIsWantedAndAmongThem() {
        String dollars = ACCOUNT.replace("'ACCOUNT'", "'PREFERRED_CURRENCY'")
                .replace("EUR", "USD")
                .replace("120.5", "130.5")
                .replace("'totalBaseCharge':100", "'totalBaseCharge':110");
        JsonNode both = product(dollars + "," + ACCOUNT);

        assertEquals("130.50 USD", read(both, "USD").rates().get(0).total().toString());
        assertEquals("120.50 EUR", read(both, "").rates().get(0).total().toString());
        assertEquals("120.50 EUR", read(both, "CHF").rates().get(0).total().toString());
    }

    @Test
    public void aPublishedPriceIsNeverTakenForItsCurrency() {
        String list = ACCOUNT.replace("'ACCOUNT'", "'LIST'").replace("EUR", "USD");

        assertEquals(
                "120.50 EUR",
                read(product(list + "," + ACCOUNT), "USD")
                        .rates()
                        .get(0)
                        .total()
                        .toString());
    }

    @Test
    public void oldCurrenciesAndNumbersAsTextsAreUnderstood() {
        Rate rate = only(product(ACCOUNT.replace("EUR", "UKL").replace("120.5,", "'120.50',")));
        Rate yen = only(product(ACCOUNT.replace("EUR", "JYE").replace("120.5,", "[{'amount':120.4}],")));

        assertEquals("120.50 GBP", rate.total().toString());
        assertEquals("120 JPY", yen.total().toString());
    }

    @Test
    public void whatFedexDoesNotBreakDownIsAChargeOfItsOwn() {
        assertEquals(
                "BASE BASE 100.00 EUR; SURCHARGE DISCOUNT -10.00 EUR; FUEL FUEL 20.50 EUR;"
                        + " SURCHARGE OUT_OF_DELIVERY_AREA 10.00 EUR; SURCHARGE OTHER 4.50 EUR",
                words(only(product(ACCOUNT.replace("120.5,", "125.0,")))));
        assertEquals(
                "BASE BASE 125.00 EUR",
                words(only(product("{'rateType':'ACCOUNT','totalNetCharge':125,'currency':'EUR'}"))));
    }

    @Test
    public void taxesAreChargesWhenTheTotalHoldsThem() {
        String taxed = ACCOUNT.replace("'surCharges'", "'taxes':[{'type':'VAT','amount':22.90}],'surCharges'");

        assertTrue(words(only(product(taxed.replace("120.5,", "143.4,")))).endsWith("SURCHARGE VAT 22.90 EUR"));
        assertFalse(words(only(product(taxed))).contains("VAT"));
        assertTrue(words(only(product(ACCOUNT.replace("120.5,", "143.4,'totalVatCharge':22.9,"))))
                .endsWith("SURCHARGE VAT 22.90 EUR"));
    }

    @Test
    public void theWeightIsFedexOwnInPoundsToo() {
        Rate pounds = only(product(ACCOUNT.replace("{'units':'KG','value':10.5}", "{'units':'LB','value':900.0}")
                .replace("'dimDivisor':5000", "'dimDivisor':139")));

        assertEquals(5022, pounds.weights().divisor());
        assertEquals(408_234, pounds.weights().chargeableGrams());
        assertEquals(1, pounds.weights().roundingStepGrams() == 1 ? 1 : 0);
        assertTrue(pounds.weights().rule(), pounds.weights().rule().contains("24 × 61×40×35 cm ÷ 5022"));
    }

    @Test
    public void withoutABilledWeightTheUsualRuleIsShown() {
        Rate rate = only(product("{'rateType':'ACCOUNT','totalNetCharge':125,'currency':'EUR'}"));

        assertEquals(268_800, rate.weights().actualGrams());
        assertEquals(409_920, rate.weights().volumetricGrams());
        assertEquals(410_000, rate.weights().chargeableGrams());
        assertEquals(500, rate.weights().roundingStepGrams());
    }

    @Test
    public void daysAreCountedInWordsAndTheTimetableIsFedexOwn() {
        Rate named = only(
                product(ACCOUNT), "'operationalDetail':{'transitTime':'TWO_DAYS','commitDate':'2026-12-02T12:00:00'}");
        assertEquals(2, named.transitDaysMin());
        assertEquals(2, named.transitDaysMax());
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-12-02T12:00:00")),
                named.timetable().deliveryBy());

        Rate range = only(
                product(ACCOUNT),
                "'commit':{'transitDays':{'minimumTransitTime':'FIVE_DAYS','maximumTransitTime':'ELEVEN_DAYS'}}");
        assertEquals(5, range.transitDaysMin());
        assertEquals(11, range.transitDaysMax());

        Rate dated = only(
                product(ACCOUNT),
                "'operationalDetail':{'transitTime':'UNKNOWN','deliveryDate':'2026-12-04',"
                        + "'publishedDeliveryTime':'10:30:00'}");
        assertEquals(4, dated.transitDaysMax());
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-12-04T10:30:00")),
                dated.timetable().deliveryBy());

        Rate silent = only(product(ACCOUNT), "'operationalDetail':{'transitTime':'SMARTPOST_TRANSIT_DAYS'}");
        assertEquals(1, silent.transitDaysMin());
        assertEquals(20, silent.transitDaysMax());
    }

    @Test
    public void groundTravelsOnTheRoad() {
        JsonNode ground = product(ACCOUNT);
        ((ObjectNode) ground).put("serviceType", "FEDEX_GROUND");

        assertEquals(Mode.ROAD, only(ground).mode());
        assertEquals(Mode.EXPRESS, only(product(ACCOUNT)).mode());
    }

    @Test
    public void aServiceWithoutAPriceIsRefusedBesideTheOthers() {
        RateAnswer answer = read(
                new JsonAnswer(
                        200,
                        Wire.json("{'output':{'alerts':[{'code':'VIRTUAL.RESPONSE'}],'rateReplyDetails':["
                                + "{'serviceType':'INTERNATIONAL_FIRST','customerMessages':["
                                + "{'code':'SERVICE.NOT.AVAILABLE','message':'Not available to this postal code.'}]},"
                                + product(ACCOUNT) + "]}}")),
                "");

        assertEquals(1, answer.rates().size());
        Refusal refusal = answer.refusals().get(0);
        assertEquals(Refusal.Reason.NOT_SERVED, refusal.reason());
        assertEquals("INTERNATIONAL_FIRST", refusal.service());
        assertTrue(refusal.sentence(), refusal.sentence().contains("Not available to this postal code."));
    }

    @Test
    public void errorsAreReasonsAndKeepFedexWords() {
        assertEquals(
                new Refusal(
                        Refusal.Reason.TOO_HEAVY,
                        "",
                        "FedEx does not take this: Weight exceeds the maximum."
                                + " (PACKAGE.WEIGHT.INVALID: maximum 68 KG)"),
                refused(
                        400,
                        "{'code':'PACKAGE.WEIGHT.INVALID','message':'Weight exceeds the maximum.',"
                                + "'parameterList':[{'key':'maximum','value':'68 KG'}]}"));
        assertEquals(
                "FedEx does not take this: it gives no words (COMMODITY.NOT.FOUND)",
                refused(
                                422,
                                "{'code':'COMMODITY.NOT.FOUND','message':'We are not able to retrieve the message for the"
                                        + " warning or error.'}")
                        .sentence());
        assertEquals(Refusal.Reason.NOT_SERVED, reason("RATE.LOCATION.NOSERVICE", "No service between these."));
        assertEquals(Refusal.Reason.NOT_SERVED, reason("X", "There are no valid services available."));
        assertEquals(Refusal.Reason.TOO_BIG, reason("X", "Girth exceeds the limit"));
        assertEquals(Refusal.Reason.DANGEROUS_GOODS, reason("X", "Dangerous goods are not allowed"));
        assertEquals(Refusal.Reason.EMBARGO, reason("DESTINATION.EMBARGO", ""));
        assertEquals(Refusal.Reason.NOT_VALID_ON_DATE, reason("SHIPDATE.INVALID", ""));
        assertEquals(Refusal.Reason.OTHER, reason("RECIPIENT.POSTALCODE.INVALID", "Postal code is wrong."));
    }

    @Test
    public void theOperatorsMattersAreFaultsAndTellNoMoreThanTheCode() {
        for (String code : List.of(
                "FORBIDDEN.ERROR",
                "LOGIN.REAUTHENTICATE.ERROR",
                "UNAUTHORIZED.USAGE",
                "SHIPMENT.USER.UNAUTHORIZED",
                "ACCOUNTNUMBER.REGISTRATION.REQUIRED",
                "ACCOUNT.NUMBER.MISMATCH")) {
            ProviderException fault = assertThrows(
                    ProviderException.class, () -> refused(400, "{'code':'" + code + "','message':'510'}"));
            assertEquals(code, Fault.MISCONFIGURED, fault.fault());
            assertFalse(fault.getMessage().contains("510"));
        }
        assertEquals(
                Fault.UNAVAILABLE,
                assertThrows(ProviderException.class, () -> refused(400, "{'code':'INTERNAL.SERVER.ERROR'}"))
                        .fault());
    }

    @Test
    public void anAnswerWithoutProductsIsExplainedByItsAlertsOrNotUnderstood() {
        RateAnswer alerts = read(
                new JsonAnswer(
                        200,
                        Wire.json("{'output':{'alerts':[{'code':'RATE.NOSERVICE','message':'No service found.'}]}}")),
                "");
        assertEquals(Refusal.Reason.NOT_SERVED, alerts.refusals().get(0).reason());

        for (String nonsense : List.of("{}", "{'output':{}}", "{'output':{'rateReplyDetails':[]}}", "{'output':[1]}")) {
            assertEquals(
                    Fault.UNINTELLIGIBLE,
                    assertThrows(ProviderException.class, () -> read(new JsonAnswer(200, Wire.json(nonsense)), ""))
                            .fault());
        }
    }

    @Test
    public void aPriceWithoutACurrencyOrBeyondMeasureIsNotUnderstood() {
        for (String odd :
                List.of(ACCOUNT.replace("'currency':'EUR'", "'x':'y'"), ACCOUNT.replace("120.5,", "1e999999999,"))) {
            assertEquals(
                    Fault.UNINTELLIGIBLE,
                    assertThrows(ProviderException.class, () -> only(product(odd)))
                            .fault());
        }
    }

    @Test(timeout = 5000)
    public void endlessTextsAreNoWork() {
        String words = "weight over ".repeat(100_000);

        assertTrue(refused(400, "{'code':'X','message':'" + words + "'}")
                        .sentence()
                        .length()
                < 600);
        assertEquals(
                Fault.UNINTELLIGIBLE,
                assertThrows(
                                ProviderException.class,
                                () -> only(product(ACCOUNT.replace("120.5,", "'" + "7".repeat(2_000_000) + "',"))))
                        .fault());
    }

    @Test
    public void whatARequestCannotSayIsRefusedUnasked() {
        Goods batteries = new Goods(
                "Power banks", new HsCode("850760"), 10, Money.of(100, "USD"), Country.of("CN"), true, "UN3480");

        assertTrue(FedexLimits.of(shipment(SHENZHEN, LONDON, batteries))
                .orElseThrow()
                .sentence()
                .contains("UN3480"));
        assertTrue(FedexLimits.of(shipment(SHENZHEN, LONDON, goods("1.00", "USD"), goods("1.00", "EUR")))
                .orElseThrow()
                .sentence()
                .contains("USD and EUR"));
        assertEquals(Optional.empty(), FedexLimits.of(shipment(SHENZHEN, LONDON, goods("1.00", "USD"))));
    }

    static Goods goods(String value, String currency) {
        return new Goods(
                "LED lamps", new HsCode("9405.42"), 1200, Money.parse(value, currency), Country.of("CN"), false, "");
    }

    static Shipment shipment(Address from, Address to, Goods... goods) {
        return new Shipment(
                from,
                to,
                List.of(new Parcel(24, 601, 400, 350, 11_200)),
                List.of(goods),
                LocalDate.parse("2026-11-30"),
                Incoterm.CIP);
    }

    private static FedexRates rates(String currency) {
        return new FedexRates("510088000", "USE_SCHEDULED_PICKUP", currency);
    }

    private static JsonNode product(String details) {
        return Wire.json("{'serviceType':'FEDEX_INTERNATIONAL_PRIORITY','serviceName':'FedEx International Priority',"
                + "'ratedShipmentDetails':[" + details + "]}");
    }

    private static Rate only(JsonNode product) {
        return only(product, "'x':1");
    }

    private static Rate only(JsonNode product, String more) {
        ObjectNode whole = product.deepCopy();
        whole.setAll((ObjectNode) Wire.json("{" + more + "}"));
        return read(whole, "").rates().get(0);
    }

    private static RateAnswer read(JsonNode product, String currency) {
        return read(Wire.good("{'output':{'rateReplyDetails':[" + product + "]}}"), currency);
    }

    private static RateAnswer read(JsonAnswer answer, String currency) {
        return FedexJson.reading("prices", Fault.UNINTELLIGIBLE, () -> rates(currency)
                .read(answer, shipment(SHENZHEN, LONDON, goods("1.00", "USD")), UNTIL));
    }

    private static Refusal refused(int status, String error) {
        return read(new JsonAnswer(status, Wire.json("{'errors':[" + error + "]}")), "")
                .refusals()
                .get(0);
    }

    private static Refusal.Reason reason(String code, String message) {
        return refused(400, "{'code':'" + code + "','message':'" + message + "'}")
                .reason();
    }

    private static String words(Rate rate) {
        return rate.charges().stream()
                .map((Charge charge) -> charge.kind() + " " + charge.code() + " " + charge.amount())
                .collect(Collectors.joining("; "));
    }
}
