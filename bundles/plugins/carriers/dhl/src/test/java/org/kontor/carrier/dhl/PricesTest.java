package org.kontor.carrier.dhl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Charge.Kind;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class PricesTest {

    private static final String PRODUCTS = "{'products':[%s]}";

    private final FakeDhl dhl = new FakeDhl();

    @Test
    public void asksForEveryPieceInKilogramsAndCentimetresAtTheOriginsClock() {
        dhl.on("rates", Given.recorded("2-rates"));

        dhl.carrier().quote(Given.shipment());

        JsonNode said = dhl.said();
        assertEquals(
                "https://express.api.dhl.com/mydhlapi/rates", dhl.last().uri().toString());
        assertEquals(
                "2026-11-27T10:00:00 GMT+08:00",
                said.path("plannedShippingDateAndTime").asText());
        assertEquals("metric", said.path("unitOfMeasurement").asText());
        assertTrue(said.path("isCustomsDeclarable").asBoolean());
        assertEquals(
                Given.json("[{'typeCode':'declaredValue','value':7800," + "'currency':'USD'}]"),
                said.path("monetaryAmount"));
        assertEquals(Given.json("[{'typeCode':'shipper','number':'123456785'}]"), said.path("accounts"));
        assertEquals(
                Given.json("{'weight':11.25,'dimensions':{'length':60.5,'width':40,'height':35}}"),
                said.path("packages").path(0));
        assertEquals(2, said.path("packages").size());
        assertEquals(
                Given.json("{'postalCode':'20457','cityName':'Hamburg','countryCode':'DE'}"),
                said.path("customerDetails").path("receiverDetails"));
    }

    @Test
    public void namesEveryRequestAndItself() {
        dhl.on("rates", Given.recorded("2-rates"));

        dhl.carrier().quote(Given.shipment());

        Map<String, String> headers = dhl.last().headers();
        assertEquals("Basic dXNlcjpzZWNyZXQ=", headers.get("authorization"));
        assertEquals(36, headers.get("message-reference").length());
        assertEquals("Wed, 25 Nov 2026 12:00:00 GMT", headers.get("message-reference-date"));
        assertEquals("3.1.0", headers.get("x-version"));
    }

    @Test
    public void takesThePriceThatIsBilledWhereverItStands() {
        Rate rate = rates(Given.recorded("2-rates")).rates().get(0);

        assertEquals(Money.parse("14835.60", "CNY"), rate.total());
        assertEquals("P", rate.service());
        assertEquals("EXPRESS WORLDWIDE", rate.serviceName());
        assertEquals(
                List.of(Kind.BASE, Kind.FUEL, Kind.SURCHARGE),
                rate.charges().stream().map(Charge::kind).toList());
        assertEquals(Money.parse("3168.00", "CNY"), rate.charges().get(1).amount());
    }

    @Test
    public void anExtraThatNobodyAskedForIsNotCharged() {
        Rate rate = rates(Given.recorded("2-rates")).rates().get(0);

        assertFalse(rate.charges().stream().anyMatch(charge -> charge.code().equals("II")));
    }

    @Test
    public void dutiesPaidUnderDdpAreAskedForAndCharged() {
        dhl.on(
                "rates",
                200,
                PRODUCTS.formatted(product(
                        "'price':50",
                        ", {'serviceCode':'DD','serviceTypeCode':'XCH',"
                                + "'name':'DUTY TAX PAID','price':20}, {'serviceCode':'II','serviceTypeCode':'XCH','price':9}",
                        30)));

        Shipment ddp = Given.shipment(Given.SHENZHEN, Given.HAMBURG, Incoterm.DDP, Given.lamps());
        Rate rate =
                dhl.carrier("duties_account", "987654321").quote(ddp).rates().get(0);

        assertEquals("DD", dhl.said().at("/valueAddedServices/0/serviceCode").asText());
        assertEquals("987654321", dhl.said().at("/accounts/1/number").asText());
        assertEquals("duties-taxes", dhl.said().at("/accounts/1/typeCode").asText());
        assertEquals(
                List.of("P", "DD"), rate.charges().stream().map(Charge::code).toList());
    }

    @Test
    public void theTotalHoldsAndWhatTheBreakdownLacksIsSaid() {
        Rate rate = rates(PRODUCTS.formatted(product("'price':100.005", "", 90)))
                .rates()
                .get(0);

        assertEquals(Money.parse("100.01", "EUR"), rate.total());
        assertEquals("DIFFERENCE", rate.charges().get(1).code());
        assertEquals(Money.parse("10.01", "EUR"), rate.charges().get(1).amount());
    }

    @Test
    public void aPartInAnotherCurrencyIsNotAddedUp() {
        String line = ", {'name':'FUEL','serviceCode':'FF','price':8,'priceCurrency':'USD'}";
        Rate rate = rates(PRODUCTS.formatted(product("'price':17", line, 10)))
                .rates()
                .get(0);

        assertEquals(
                List.of("P", "DIFFERENCE"),
                rate.charges().stream().map(Charge::code).toList());
    }

    @Test
    public void taxAndDiscountExplainTheDifference() {
        Rate rate = rates(PRODUCTS.formatted(product("'price':95.20", "", 100)
                        .replaceFirst(
                                "\\}$",
                                ",'totalPriceBreakdown':[{'currencyType':'BILLC','priceBreakdown':["
                                        + "{'typeCode':'STTXA','price':15.20},{'typeCode':'STDIS','price':20},"
                                        + "{'typeCode':'SPRQT','price':80}]}]}")))
                .rates()
                .get(0);

        assertEquals(
                List.of("P", "STTXA", "STDIS"),
                rate.charges().stream().map(Charge::code).toList());
        assertEquals(Money.parse("-20.00", "EUR"), rate.charges().get(2).amount());
    }

    @Test
    public void aTotalWithoutABreakdownIsItsOwnBase() {
        Rate rate = rates(PRODUCTS.formatted(
                        "{'productCode':'U','totalPrice':[{'currencyType':'BILLC','priceCurrency':'JPY',"
                                + "'price':1234.5}]}"))
                .rates()
                .get(0);

        assertEquals(Money.of(1235, "JPY"), rate.total());
        assertEquals(Kind.BASE, rate.charges().get(0).kind());
        assertEquals("DHL Express U", rate.serviceName());
    }

    @Test
    public void noPriceIsARefusalOfThatProduct() {
        RateAnswer answer = rates(Given.recorded("2-rates"));

        assertEquals(2, answer.rates().size());
        assertEquals("E", answer.refusals().get(0).service());
        assertTrue(answer.refusals().get(0).sentence().contains("EXPRESS 9:00"));
    }

    @Test
    public void aPriceInAnotherCurrencyThanTheBilledIsNone() {
        RateAnswer answer = rates(PRODUCTS.formatted(
                "{'productCode':'P','totalPrice':[{'currencyType':'PULCL','priceCurrency':'EUR','price':12}]}"));

        assertEquals(List.of(), answer.rates());
        assertEquals("P", answer.refusals().get(0).service());
    }

    @Test
    public void aWarningStandsBesideTheResults() {
        List<Refusal> refusals = rates(Given.recorded("2-rates")).refusals();

        assertEquals("", refusals.get(1).service());
        assertTrue(refusals.get(1).sentence().startsWith("DHL Express warns: Limited availability"));
    }

    @Test
    public void anotherCodeInTheCountryIsKeptForTheBooking() {
        String product =
                product("'price':10", "", 10).replace("'productCode':'P'", "'productCode':'P','localProductCode':'S'");

        assertEquals("P/S", rates(PRODUCTS.formatted(product)).rates().get(0).service());
    }

    @Test
    public void aSpecialProductNeedsAnAgreement() {
        String special =
                PRODUCTS.formatted(product("'price':10", "", 10).replaceFirst("\\{", "{'isCustomerAgreement':true,"));

        assertEquals(List.of(), rates(special).rates());
        assertEquals(1, rates(special, "agreed_products", "7 P").rates().size());
    }

    @Test
    public void saysByWhenToHandOverAndByWhenItIsThere() {
        Rate rate = rates(Given.recorded("2-rates")).rates().get(1);

        assertEquals(
                Optional.of(LocalDateTime.parse("2099-12-01T16:30:00")),
                rate.timetable().handOverBy());
        assertEquals(
                Optional.of(LocalDateTime.parse("2099-12-04T12:00:00")),
                rate.timetable().deliveryBy());
        assertEquals(3, rate.transitDaysMin());
        assertEquals("2026-11-26T12:00:00Z", rate.validUntil().toString());
    }

    @Test
    public void transitDaysMayBeTextWithZerosBeforeThem() {
        String days = "'deliveryCapabilities':{'totalTransitDays':'03'}";

        assertEquals(3, rates(with(days)).rates().get(0).transitDaysMax());
    }

    @Test
    public void transitDaysThatAreNotSaidComeOfTheDayOfDelivery() {
        Rate rate = rates(with("'deliveryCapabilities':{'estimatedDeliveryDateAndTime':'2026-12-01T23:59:00'}"))
                .rates()
                .get(0);

        assertEquals(4, rate.transitDaysMin());
        assertEquals(30, rates(with("'deliveryCapabilities':{}")).rates().get(0).transitDaysMax());
    }

    @Test
    public void daysThatNoCarriageTakesAreNotBelieved() {
        assertEquals("0-0", days("'totalTransitDays':0"));
        assertEquals("0-30", days("'totalTransitDays':-1"));
        assertEquals("0-30", days("'totalTransitDays':5000"));
        assertEquals("0-0", days("'estimatedDeliveryDateAndTime':'2026-11-27T18:00:00'"));
        assertEquals("0-30", days("'estimatedDeliveryDateAndTime':'2026-11-26T18:00:00'"));
    }

    private static String days(String capabilities) {
        Rate rate = rates(with("'deliveryCapabilities':{" + capabilities + "}"))
                .rates()
                .get(0);
        return rate.transitDaysMin() + "-" + rate.transitDaysMax();
    }

    @Test
    public void aProductThatNobodyCanBookIsRefusedAndSaid() {
        RateAnswer nameless = rates(PRODUCTS.formatted("{'productName':'EXPRESS'}," + product("'price':10", "", 10)));
        assertEquals(1, nameless.rates().size());
        assertTrue(nameless.refusals().get(0).sentence().contains("without a code"));

        RateAnswer special = rates(with("'isCustomerAgreement':true"));
        assertEquals(List.of(), special.rates());
        assertTrue(special.refusals().get(0).sentence().contains("needs an agreement"));
    }

    @Test
    public void theGreaterWeightCounts() {
        Rate heavy = rates(with("'weight':{'volumetric':21.5,'provided':22.5," + "'unitOfMeasurement':'metric'}"))
                .rates()
                .get(0);
        Rate light = rates(with("'weight':{'volumetric':60.25,'provided':49.6," + "'unitOfMeasurement':'imperial'}"))
                .rates()
                .get(0);
        Rate unsaid = rates(with("'weight':{}")).rates().get(0);

        assertEquals(22_500, heavy.weights().chargeableGrams());
        assertEquals(27_329, light.weights().chargeableGrams());
        assertEquals(33_880, unsaid.weights().volumetricGrams());
        assertEquals(22_500, unsaid.weights().actualGrams());
    }

    @Test
    public void noProductIsNoService() {
        assertEquals(
                Reason.NOT_SERVED, rates("{'products':[]}").refusals().get(0).reason());
    }

    @Test
    public void everyProblemIsARefusalInDhlsWords() {
        assertEquals(
                Reason.NOT_SERVED,
                refusal(404, "{'detail':'996: The requested product(s) (P) not available','status':'404'}")
                        .reason());
        assertEquals(
                Reason.NOT_SERVED,
                refusal(
                                400,
                                "{'detail':'7008: The requested Special Service Code #/valueAddedServices/0/serviceCode"
                                        + " XX is not available','status':'400'}")
                        .reason());
        assertEquals(
                Reason.NOT_SERVED,
                refusal(400, "{'detail':'420505: The destination location is invalid'}")
                        .reason());
        assertEquals(
                Reason.EMBARGO,
                refusal(400, "{'message':'Country under embargo'}").reason());
        assertEquals(
                Reason.TOO_HEAVY,
                refusal(400, "{'detail':'5: piece weight exceeds the limit'}").reason());
        assertEquals(
                Reason.OTHER,
                refusal(400, "{'detail':'998: ShipTimeStamp is not well formatted'}")
                        .reason());
        assertEquals(
                Reason.NOT_VALID_ON_DATE,
                refusal(400, "{'detail':'#/plannedShippingDateAndTime must not be in the past'}")
                        .reason());
        assertTrue(refusal(400, "{'title':'Bad request'}").sentence().contains("Bad request"));
        assertEquals(
                Reason.NOT_SERVED, refusal(404, "<html>nothing here</html>").reason());
    }

    @Test
    public void manyProblemsAreManyRefusals() {
        dhl.on(
                "rates",
                422,
                "{'detail':'Multiple problems found, see Additional Details','additionalDetails':["
                        + "'#/packages/0/weight: expected type: Number','#/customerDetails: extraneous key [x] is not "
                        + "permitted'],"
                        + "'status':'422'}");

        List<Refusal> refusals = dhl.carrier().quote(Given.shipment()).refusals();

        assertEquals(2, refusals.size());
        assertTrue(refusals.get(0).sentence().contains("#/packages/0/weight"));
        assertEquals(Reason.OTHER, refusals.get(1).reason());
    }

    @Test
    public void aDetailThatSaysSomethingIsAProblemToo() {
        dhl.on(
                "rates",
                400,
                "{'detail':'996: not available','additionalDetails':['#/accounts: too few']," + "'status':'400'}");

        List<Refusal> refusals = dhl.carrier().quote(Given.shipment()).refusals();

        assertEquals(2, refusals.size());
        assertEquals(Reason.NOT_SERVED, refusals.get(0).reason());
    }

    @Test
    public void whatIsWrongWithTheAccountIsTheOperators() {
        assertFault(Fault.MISCONFIGURED, 400, "{'detail':'8007: The Shipper Account is invalid'}");
        assertFault(Fault.MISCONFIGURED, 400, "{'detail':'The account number is not found or invalid'}");
        assertFault(Fault.MISCONFIGURED, 400, "{'detail':'5032: Not authorized to use this service'}");
        assertFault(Fault.MISCONFIGURED, 401, "<html>unauthorised</html>");
        assertFault(Fault.MISCONFIGURED, 403, "");
    }

    @Test
    public void dhlsOwnTroublePasses() {
        assertFault(Fault.UNAVAILABLE, 500, "{'detail':'999: Process failure occurred. Process ID 12 (7)'}");
        assertFault(Fault.UNAVAILABLE, 400, "{'detail':'999: Process failure occurred. Process ID 12 (7)'}");
        assertFault(Fault.UNAVAILABLE, 502, "<html>bad gateway</html>");
        assertFault(Fault.UNINTELLIGIBLE, 405, "");
        assertFault(Fault.UNINTELLIGIBLE, 200, "<html>It works</html>");
        assertFault(Fault.UNINTELLIGIBLE, 200, "{'rates':[]}");
        assertFault(Fault.UNINTELLIGIBLE, 200, "{'products':[{'totalPrice':[]}]}");
        assertFault(Fault.UNINTELLIGIBLE, 200, "{'products':[3]}");
    }

    @Test
    public void tooManyQuestionsSayHowLongToWait() {
        dhl.on("rates", request -> new Answer(429, Map.of("Retry-After", List.of("30")), new byte[0]));

        ProviderException failure =
                assertThrows(ProviderException.class, () -> dhl.carrier().quote(Given.shipment()));

        assertEquals(Fault.UNAVAILABLE, failure.fault());
        assertTrue(failure.getMessage().contains("Retry-After: 30"));
    }

    @Test
    public void daysThatDhlCannotPlanAreNotAsked() {
        assertEquals(Reason.NOT_VALID_ON_DATE, onDay("2026-11-24").reason());
        assertEquals(Reason.NOT_VALID_ON_DATE, onDay("2026-12-06").reason());
        assertEquals(List.of(), dhl.heard);
    }

    @Test
    public void todayIsNeverPast() {
        dhl.on("rates", Given.recorded("2-rates"));

        dhl.carrier().quote(on(LocalDate.parse("2026-11-25")));

        assertEquals(
                "2026-11-25T20:15:00 GMT+08:00",
                dhl.said().path("plannedShippingDateAndTime").asText());
    }

    @Test
    public void dangerousGoodsTravelByAgreementOnly() {
        Shipment batteries = Given.shipment(
                Given.SHENZHEN, Given.HAMBURG, Incoterm.DAP, Given.goods("Power banks", 10, "100.00", "UN3481"));
        dhl.on("rates", Given.recorded("2-rates"));

        Refusal refusal = dhl.carrier().quote(batteries).refusals().get(0);
        assertEquals(Reason.DANGEROUS_GOODS, refusal.reason());
        assertTrue(refusal.sentence().contains("UN3481"));

        dhl.carrier("dangerous_goods", "UN3091:HM:969 UN3481:HV:967").quote(batteries);
        assertEquals("HV", dhl.said().at("/valueAddedServices/0/serviceCode").asText());
    }

    @Test
    public void withinTheUnionNothingIsDeclared() {
        dhl.on("rates", Given.recorded("2-rates"));
        Address vienna = address("AT", "Wien", "", "1010");
        Address tenerife = address("ES", "Santa Cruz de Tenerife", "", "38001");

        dhl.carrier().quote(Given.shipment(Given.HAMBURG, vienna, Incoterm.DDP, Given.lamps()));
        assertFalse(dhl.said().path("isCustomsDeclarable").asBoolean());
        assertTrue(dhl.said().path("monetaryAmount").isMissingNode());
        assertTrue(dhl.said().path("valueAddedServices").isMissingNode());

        dhl.carrier().quote(Given.shipment(Given.HAMBURG, tenerife, Incoterm.DAP, Given.lamps()));
        assertTrue(dhl.said().path("isCustomsDeclarable").asBoolean());
        assertEquals(
                "IC",
                dhl.said().at("/customerDetails/receiverDetails/countryCode").asText());
    }

    @Test
    public void placesAreNamedAsDhlNamesThem() {
        assertEquals("XC", Places.country(address("CW", "Willemstad", "", "")));
        assertEquals("XB", Places.country(address("BQ", "Kralendijk", "", "")));
        assertEquals("XE", Places.country(address("BQ", "Oranjestad", "Sint Eustatius", "")));
        assertEquals("XM", Places.country(address("SX", "Philipsburg", "", "")));
        assertEquals("XY", Places.country(address("BL", "Gustavia", "", "97133")));
        assertEquals(
                "CA",
                Parts.place(address("US", "Los Angeles", "California", "90012"))
                        .path("provinceCode")
                        .asText());
        assertEquals(
                "QC",
                Parts.place(address("CA", "Montreal", "qc", "H2Y 1C6"))
                        .path("provinceCode")
                        .asText());
        assertEquals(
                "Providencia",
                Parts.place(address("CL", "Santiago", "Providencia", ""))
                        .path("countyName")
                        .asText());
    }

    @Test
    public void theClockIsThePlacesAlsoInSummer() {
        Address angeles = address("US", "Los Angeles", "CA", "90012");

        assertEquals(
                "2026-07-01T10:00:00 GMT-07:00",
                ShippingDays.ready(
                        LocalDate.parse("2026-07-01"), Places.zone(angeles), Instant.parse("2026-06-29T00:00:00Z")));
        assertEquals(
                "2026-07-01T10:00:00 GMT+00:00",
                ShippingDays.ready(
                        LocalDate.parse("2026-07-01"),
                        Places.zone(address("IS", "Reykjavik", "", "101")),
                        Instant.parse("2026-06-29T00:00:00Z")));
    }

    @Test
    public void everyCountryHasAClock() {
        for (String code : Locale.getISOCountries()) {
            Places.zone(address(code, "Capital", "", ""));
        }
        assertEquals(
                "America/Denver",
                Places.zone(address("US", "Boulder", "Colorado", "80301")).getId());
        assertEquals(Optional.empty(), Places.zoneOf("US"));
        assertEquals("Asia/Shanghai", Places.zoneOf("CN").orElseThrow().getId());
    }

    private Refusal onDay(String day) {
        return dhl.carrier().quote(on(LocalDate.parse(day))).refusals().get(0);
    }

    private static Shipment on(LocalDate day) {
        return new Shipment(
                Given.SHENZHEN,
                Given.HAMBURG,
                List.of(new Parcel(1, 100, 100, 100, 1000)),
                List.of(Given.lamps()),
                day,
                Incoterm.DAP);
    }

    private void assertFault(Fault fault, int status, String body) {
        FakeDhl fake = new FakeDhl().on("rates", status, body);
        ProviderException failure =
                assertThrows(ProviderException.class, () -> fake.carrier().quote(Given.shipment()));
        assertEquals(body, fault, failure.fault());
        assertFalse(failure.getMessage().contains("secret"));
    }

    private static Refusal refusal(int status, String body) {
        return new FakeDhl()
                .on("rates", status, body)
                .carrier()
                .quote(Given.shipment())
                .refusals()
                .get(0);
    }

    private static Address address(String country, String city, String region, String postalCode) {
        return new Address(List.of("1 Main Street"), city, region, postalCode, Country.of(country));
    }

    private static String with(String part) {
        return PRODUCTS.formatted(product("'price':10", "", 10).replaceFirst("\\{", "{" + part + ","));
    }

    private static String product(String total, String lines, int base) {
        return "{'productCode':'P','productName':'EXPRESS WORLDWIDE','totalPrice':[{'currencyType':'BASEC',"
                + "'priceCurrency':'USD',"
                + "'price':1},{'currencyType':'BILLC','priceCurrency':'EUR'," + total + "}],'detailedPriceBreakdown':["
                + "{'currencyType':'BILLC','priceCurrency':'EUR','breakdown':[{'name':'EXPRESS WORLDWIDE',"
                + "'price':" + base
                + "}" + lines + "]}]}";
    }

    private static RateAnswer rates(String json, Object... changes) {
        return rates(Given.json(json), changes);
    }

    private static RateAnswer rates(JsonNode json, Object... changes) {
        return RateList.read(json, Given.shipment(), Given.account(changes), Given.NOW.plusSeconds(86_400));
    }
}
