package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class AirRatesTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-05-28T00:00:00Z"));
    private static final Parcel A1 = new Parcel(3, 1000, 800, 600, 60_000);
    private static final String HERE = "https://1r.airline.example/logistics-objects/r1";

    private final FakeServer server = new FakeServer();
    private final Account account = new Account();

    private RateAnswer quote(Shipment shipment) {
        return new AirCarrier(account, server, NOW).quote(shipment);
    }

    private RateAnswer offered(String options) {
        server.on("POST /logistics-objects", 201, "", "Location", HERE)
                .on(
                        "GET /logistics-objects/r1",
                        200,
                        "{\"@type\":\"BookingOptionRequest\",\"bookingOptions\":" + options + "}");
        return quote(Shipments.of(A1));
    }

    private Rate rate(String option) {
        RateAnswer answer = offered(option);
        assertEquals(answer.refusals().toString(), 1, answer.rates().size());
        return answer.rates().get(0);
    }

    private Refusal refusal(String option) {
        RateAnswer answer = offered(option);
        assertEquals(1, answer.refusals().size());
        return answer.refusals().get(0);
    }

    private static String price(String price) {
        return "{\"@id\":\"/logistics-objects/o1\",\"price\":" + price + "}";
    }

    @Test
    public void aPriceIsItsChargesByKind() {
        Rate rate = rate(
                """
                {"@id":"/logistics-objects/o1","carrierProduct":{"productCode":{"code":"GCR"},"productDescription":"General"},
                 "unitsPreference":{"currency":{"@id":"https://onerecord.iata.org/ns/code-lists/CurrencyCode#EUR"}},
                 "price":{"grandTotal":1000.5,"ratings":[
                  {"chargeType":"WT","subTotal":700},
                  {"chargeType":"OC","otherChargeCode":"MYC","subTotal":200.25,"entitlement":"C"},
                  {"chargeType":"OC","otherChargeCode":{"@id":"x#SC"},"subTotal":"50.25","entitlement":"C"},
                  {"chargeType":"OC","subTotal":250.5,"entitlement":"C"},
                  {"chargeType":"OA","subTotal":40,"entitlement":"A"},
                  {"chargeType":"CT","subTotal":1000.5}]}}""");

        assertEquals(Money.parse("1000.50", "EUR"), rate.total());
        assertEquals(
                List.of(
                        "BASE WT 700.00",
                        "FUEL MYC 200.25",
                        "SURCHARGE SC 50.25",
                        "SURCHARGE OA 40.00",
                        "SURCHARGE DIFFERENCE 10.00"),
                rate.charges().stream()
                        .map(charge -> charge.kind() + " " + charge.code() + " "
                                + charge.amount().amount())
                        .toList());
        assertEquals(
                "Fuel Surcharge, Due Issuing Carrier", rate.charges().get(1).description());
        assertEquals("GCR@logistics-objects/o1", rate.service());
        assertEquals("General", rate.serviceName());
    }

    @Test
    public void aTotalAloneIsTheFreight() {
        Rate rate = rate(price("{\"grandTotal\":99.999}"));

        assertEquals(1, rate.charges().size());
        assertEquals(Charge.Kind.BASE, rate.charges().get(0).kind());
        assertEquals(Money.parse("100.00", "USD"), rate.total());
    }

    @Test
    public void aCurrencyWithoutMinorUnitIsRounded() {
        Rate rate = rate("{\"unitsPreference\":{\"currency\":\"JPY\"},\"price\":{\"grandTotal\":12345.6}}");

        assertEquals(Money.parse("12346", "JPY"), rate.total());
        assertEquals("AIR", rate.service());
    }

    @Test
    public void linesWithoutATotalAreSummed() {
        Rate rate = rate(price("{\"ratings\":{\"otherChargeCode\":\"AW\",\"subTotal\":30}}"));

        assertEquals(Charge.Kind.BASE, rate.charges().get(0).kind());
        assertEquals("Air Waybill Fee", rate.charges().get(0).description());
        assertEquals(Money.parse("30.00", "USD"), rate.total());
    }

    @Test
    public void volumeCountsOneForSixThousand() {
        Weights weights = rate(price("{\"grandTotal\":1}")).weights();

        assertEquals(180_000, weights.actualGrams());
        assertEquals(240_000, weights.volumetricGrams());
        assertEquals(240_000, weights.chargeableGrams());
        assertEquals(500, weights.roundingStepGrams());
        Weights odd = AirWeights.of(List.of(new Parcel(1, 404, 305, 206, 4_010)), 6000, Optional.empty());
        assertEquals(4_340, odd.volumetricGrams());
        assertEquals(4_500, odd.chargeableGrams());
    }

    @Test
    public void theAirlinesChargeableWeightCounts() {
        String line = "{\"ratings\":{\"chargeType\":\"WT\",\"subTotal\":10,\"quantity\":%s}}";

        assertEquals(300_000, rate(price(line.formatted("300"))).weights().chargeableGrams());
        Weights pounds = new AirRatesTest()
                .rate("{\"unitsPreference\":{\"weightUnit\":\"LBR\"},\"price\":" + line.formatted("600") + "}")
                .weights();
        assertEquals(272_155, pounds.chargeableGrams());
        assertEquals(1, pounds.roundingStepGrams());
        assertEquals(
                240_000,
                new AirRatesTest().rate(price(line.formatted("1"))).weights().chargeableGrams());
    }

    @Test
    public void timesAreThoseOfTheAirports() {
        Rate rate = rate(
                """
                {"price":{"grandTotal":1},"statusBookingOption":{"@id":"cargo:ON_REQUEST"},
                 "bookingTimes":{"latestAcceptanceTime":"2026-06-01T10:00:00Z"},
                 "transportLegs":[
                  {"legNumber":2,"transportIdentifier":"XX2","arrivalDate":{"@type":"xsd:dateTime","@value":"2026-06-03T22:30:00Z"},
                   "arrivalLocation":{"locationCodes":{"code":"FRA"}}},
                  {"legNumber":1,"transportIdentifier":"XX1","departureLocation":{"locationCodes":[{"Code":"SZX"}]}}]}""");

        assertEquals(
                LocalDateTime.parse("2026-06-01T18:00"),
                rate.timetable().handOverBy().orElseThrow());
        assertEquals(
                LocalDateTime.parse("2026-06-04T00:30"),
                rate.timetable().deliveryBy().orElseThrow());
        assertEquals(3, rate.transitDaysMax());
        assertEquals("Air cargo, flight XX1 and XX2, on request", rate.serviceName());
    }

    @Test
    public void anOfferHoldsUntilItsEnd() {
        assertEquals(
                Instant.parse("2026-05-29T10:00:00Z"),
                rate("{\"offerValidTo\":\"2026-05-29T12:00:00+02:00\",\"price\":{\"grandTotal\":1}}")
                        .validUntil());
        assertEquals(
                Reason.NOT_VALID_ON_DATE,
                new AirRatesTest()
                        .refusal("{\"offerValidTo\":\"2026-05-27T12:00:00Z\",\"price\":{\"grandTotal\":1}}")
                        .reason());
        assertEquals(
                Reason.NOT_VALID_ON_DATE,
                new AirRatesTest()
                        .refusal("{\"statusBookingOption\":\"cargo:EXPIRED\",\"price\":{\"grandTotal\":1}}")
                        .reason());
    }

    @Test
    public void whatIsNotBookableIsRefusedInTheAirlinesWords() {
        Refusal refusal = refusal(
                """
                {"statusBookingOption":{"@id":"cargo:NONBOOKABLE"},"carrierProduct":{"productCode":"DGR"},
                 "additionalInformation":"Embargo on UN3481 to FRA"}""");

        assertEquals(Reason.EMBARGO, refusal.reason());
        assertEquals("DGR", refusal.service());
        assertEquals("The airline says NONBOOKABLE: Embargo on UN3481 to FRA", refusal.sentence());
    }

    @Test
    public void oneOddOptionDoesNotHideTheOthers() {
        RateAnswer answer = offered(
                """
                [{"price":{"grandTotal":1}},{"price":{"grandTotal":2},"unitsPreference":{"currency":"ZZZ"}},
                 {"price":{"grandTotal":1e20}},{"price":{"grandTotal":-5}},{"price":{}},null,"x",{}]""");

        assertEquals(1, answer.rates().size());
        assertEquals(6, answer.refusals().size());
    }

    @Test
    public void linkedOptionsAndPricesAreFetchedFromTheServerAlone() {
        server.on(
                        "GET /logistics-objects/o9",
                        200,
                        "{\"@id\":\"/logistics-objects/o9\",\"price\":{\"@id\":\"/logistics-objects/p9\"}}")
                .on("GET /logistics-objects/p9", 200, "{\"grandTotal\":7}");

        RateAnswer answer = offered("[{\"@id\":\"/logistics-objects/o9\"},{\"@id\":\"https://evil.example/o\"}]");

        assertEquals(Money.parse("7.00", "USD"), answer.rates().get(0).total());
        assertEquals(1, answer.refusals().size());
        assertTrue(server.heard.stream()
                .allMatch(request -> request.uri().getHost().equals("1r.airline.example")));
    }

    @Test
    public void optionsMayComeLate() {
        account.patience = 5_000;
        server.on("POST /logistics-objects", 201, "", "Location", HERE)
                .on("GET /logistics-objects/r1", 200, "{\"@type\":\"BookingOptionRequest\"}")
                .on("GET /logistics-objects/r1", 200, "{\"bookingOptions\":{\"price\":{\"grandTotal\":1}}}");

        assertEquals(1, quote(Shipments.of(A1)).rates().size());
    }

    @Test
    public void optionsThatDoNotComeAreUnavailable() {
        fault(Fault.UNAVAILABLE, () -> offered("[]"));
    }

    @Test
    public void anErrorIsARefusalInItsWords() {
        server.on(
                "POST /logistics-objects",
                422,
                """
                {"@context":{"a":"https://onerecord.iata.org/ns/api#"},"@type":"a:Error","a:hasTitle":"Unprocessable content",
                 "a:hasErrorDetail":[{"a:hasCode":"422","a:hasMessage":"Weight exceeds the aircraft's limit",
                 "a:hasProperty":{"@id":"https://onerecord.iata.org/ns/cargo#totalGrossWeight"}}]}""");

        Refusal refusal = quote(Shipments.of(A1)).refusals().get(0);

        assertEquals(Reason.TOO_HEAVY, refusal.reason());
        assertEquals(
                "The airline makes no offer for this: Unprocessable content; Weight exceeds the aircraft's limit (totalGrossWeight)",
                refusal.sentence());
    }

    @Test
    public void otherAnswersAreFaults() {
        faultOf(Fault.MISCONFIGURED, 403, "");
        faultOf(Fault.MISCONFIGURED, 404, "");
        faultOf(Fault.MISCONFIGURED, 415, "");
        faultOf(Fault.UNAVAILABLE, 429, "");
        faultOf(Fault.UNAVAILABLE, 503, "");
        faultOf(Fault.UNAVAILABLE, 500, "");
        faultOf(Fault.UNINTELLIGIBLE, 409, "");
        faultOf(Fault.UNINTELLIGIBLE, 201, "");
        faultOf(Fault.UNINTELLIGIBLE, 200, "<html>");
    }

    private static void faultOf(Fault fault, int status, String body) {
        AirRatesTest test = new AirRatesTest();
        test.server.on("POST /logistics-objects", status, body);
        fault(fault, () -> test.quote(Shipments.of(A1)));
    }

    static void fault(Fault expected, ThrowingRunnable asking) {
        assertEquals(expected, assertThrows(ProviderException.class, asking).fault());
    }

    @Test
    public void theRequestSaysWhatTheAirlineWants() throws Exception {
        account.organisation = "https://kontor.example/logistics-objects/us";
        offered("{\"price\":{\"grandTotal\":1}}");
        JsonNode json = JsonMapper.builder().build().readTree(server.body(1));
        JsonNode goods = json.path("cargo:bookingShipmentDetails");

        assertEquals("application/ld+json", server.heard.get(1).headers().get("Content-Type"));
        assertEquals("Bearer abc", server.heard.get(1).headers().get("Authorization"));
        assertEquals(
                180.0, goods.at("/cargo:totalGrossWeight/cargo:numericalValue").doubleValue(), 0);
        assertEquals(
                1.44,
                goods.at("/cargo:totalDimensions/cargo:volume/cargo:numericalValue")
                        .doubleValue(),
                0);
        assertEquals(3, goods.at("/cargo:pieceGroups/0/cargo:pieceGroupCount").intValue());
        assertEquals(
                "SZX",
                json.at("/cargo:transportLegs/cargo:departureLocation/cargo:locationCodes/cargo:code")
                        .textValue());
        assertEquals(
                "FRA",
                json.at("/cargo:transportLegs/cargo:arrivalLocation/cargo:locationCodes/cargo:code")
                        .textValue());
        assertEquals(
                "2026-05-31T16:00:00Z",
                json.at("/cargo:timePreferences/cargo:timeOfAvailability/@value")
                        .textValue());
        assertEquals(
                "https://kontor.example/logistics-objects/us",
                json.at("/cargo:involvedParties/cargo:partyDetails/@id").textValue());
    }

    @Test
    public void dangerousGoodsAreSaidByCodeAndNumber() {
        String json = AirRequests.options(Shipments.of("UN3480", new Parcel(1, 100, 100, 100, 200_000)), "USD", "")
                .toString();

        assertTrue(json.contains("SpecialHandlingCode#RBI"));
        assertTrue(json.contains("SpecialHandlingCode#HEA"));
        assertTrue(json.contains("dangerous goods UN3480"));
    }
}
