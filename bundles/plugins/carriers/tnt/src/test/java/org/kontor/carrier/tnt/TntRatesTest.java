package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.carrier.tnt.PriceAnswers.document;
import static org.kontor.carrier.tnt.PriceAnswers.element;
import static org.kontor.carrier.tnt.PriceAnswers.prices;
import static org.kontor.carrier.tnt.PriceAnswers.rule;
import static org.kontor.carrier.tnt.PriceAnswers.service;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.toolkit.http.Request;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Prices as TNT writes them. */
public class TntRatesTest {

    @Test
    public void aServiceWithoutAPriceIsRefusedBesideTheOthers() {
        RateAnswer answer = rates(
                "EUR",
                service("15N", "Express", "10.00", "10.00", "0", "")
                        + service("12N", "12:00 Express", "0.00", "0.00", "0.00", "")
                        + service("10N", "10:00 Express", "on request", "", "", ""));

        assertEquals(1, answer.rates().size());
        assertEquals(
                List.of("12N", "10N"),
                answer.refusals().stream().map(Refusal::service).toList());
    }

    @Test
    public void anOptionOfAPriceIsPartOfTheService() {
        String priority = service(
                "15N</id><options><option><optionCode>PR</optionCode></option></options><id>",
                "Express",
                "12.00",
                "12.00",
                "0",
                "");

        assertEquals("15N+PR", rates("EUR", priority).rates().get(0).service());
    }

    @Test
    public void anOptionWithoutACodeIsNoneAndAPriceWithoutAServiceIsRefused() {
        String bare = service("15N</id><options><option/></options><id>", "Express", "12.00", "12.00", "0", "");
        assertEquals("15N", rates("EUR", bare).rates().get(0).service());

        RateAnswer nameless = rates("EUR", service("", "Express", "12.00", "12.00", "0", ""));
        assertEquals(
                "TNT gives a price without saying for which service.",
                nameless.refusals().get(0).sentence());
        RateAnswer priceless = rates("EUR", service("15N", "Express", "0", "0", "0", ""));
        assertEquals(
                "TNT lists this service without a price.",
                priceless.refusals().get(0).sentence());
        assertEquals(1, priceless.refusals().size());
    }

    @Test
    public void whatIsTooLongForACodeIsNoneAndLosesNoOther() {
        String endless = "9".repeat(101);
        RateAnswer answer = rates(
                "EUR",
                service(endless, "Express", "12.00", "12.00", "0", "")
                        + service(
                                "15N",
                                "Express",
                                "12.00",
                                "10.00",
                                "2.00",
                                element("S", endless, "Toll", "3.00")
                                        + element("VAT", endless, "VAT 20%", "2.00")
                                        + element(endless, endless, "Fee", "1.00")));

        assertEquals(1, answer.refusals().size());
        assertEquals(
                List.of("BASE", "S", "OTHER", "VAT"),
                answer.rates().get(0).charges().stream().map(Charge::code).toList());
    }

    @Test
    public void aSentenceIsNotLongerThanAnybodyReads() {
        String all = "TNT does not take this shipment: " + "x".repeat(300);

        assertEquals(all, sentence("x".repeat(300)));
        assertEquals(all + "…", sentence("x".repeat(301)));
    }

    private static String sentence(String words) {
        return answer(rule("E", "", words)).refusals().get(0).sentence();
    }

    @Test
    public void aWarningBesidePricesIsNoRefusalAndAnErrorIs() {
        String prices = prices("EUR", service("15N", "Express", "10.00", "10.00", "0", ""));

        assertEquals(
                List.of(), answer(rule("W", "P13", "Standard Rates") + prices).refusals());
        assertEquals(
                List.of(new Refusal(Reason.NOT_SERVED, "", "TNT does not take this shipment: No service to town (P7)")),
                answer(rule("E", "P7", "No service to town") + prices).refusals());
    }

    @Test
    public void theWordsTellTheReason() {
        assertEquals(Reason.TOO_HEAVY, reason("Maximum weight per piece exceeded"));
        assertEquals(Reason.TOO_BIG, reason("Length of piece exceeds the maximum"));
        assertEquals(Reason.DANGEROUS_GOODS, reason("Lithium batteries are not accepted"));
        assertEquals(Reason.EMBARGO, reason("Destination country under embargo"));
        assertEquals(Reason.NOT_VALID_ON_DATE, reason("Collection date must be a working day"));
        assertEquals(Reason.NOT_SERVED, reason("Invalid postcode for delivery country"));
        assertEquals(Reason.OTHER, reason("Something else"));
    }

    @Test
    public void aWarningAloneExplainsWhyThereIsNoPrice() {
        assertEquals(
                1,
                answer(rule("W", "P9", "No product for this lane")).refusals().size());
        assertEquals(Reason.NOT_SERVED, answer("").refusals().get(0).reason());
        assertEquals(
                Reason.NOT_SERVED,
                answer("<priceResponse><ratedServices/></priceResponse>")
                        .refusals()
                        .get(0)
                        .reason());
    }

    @Test
    public void errorsThatAreNotTheTradersAreFaults() {
        assertEquals(Fault.MISCONFIGURED, fault(rule("E", "P1", "Account number is not valid")));
        assertEquals(
                Fault.UNINTELLIGIBLE,
                fault("<errors><parseError><errorReason>bad</errorReason></parseError></errors>"));
        assertEquals(
                Fault.UNAVAILABLE,
                fault("<errors><runtimeError><errorReason>database</errorReason></runtimeError></errors>"));
        assertEquals(Fault.UNINTELLIGIBLE, fault(prices("XXQ", service("15N", "E", "1.00", "1.00", "0", ""))));
    }

    @Test
    public void statusesAreFaultsWithTheTimeToWait() {
        ScriptedTnt tnt = new ScriptedTnt().on("priceRequest", 503, "busy");
        assertEquals(Fault.UNAVAILABLE, faultOf(tnt));
        assertEquals(Fault.MISCONFIGURED, faultOf(new ScriptedTnt().on("priceRequest", 401, "no")));
        assertEquals(Fault.UNINTELLIGIBLE, faultOf(new ScriptedTnt().on("priceRequest", 404, "no")));
        assertEquals(Fault.UNINTELLIGIBLE, faultOf(new ScriptedTnt().on("priceRequest", "<html><body/></html>")));
    }

    @Test
    public void asksInTntsOrderAndUnits() {
        ScriptedTnt tnt = new ScriptedTnt().on("priceRequest", document(""));
        tnt.carrier().quote(Samples.shipment());

        String asked = tnt.asked.get(0);
        Request request = tnt.requests.get(0);
        assertEquals(
                "https://express.tnt.com/expressconnect/pricing/getprice",
                request.uri().toString());
        assertEquals("application/x-www-form-urlencoded", request.headers().get("Content-Type"));
        assertEquals("Basic a29udG9yLXRlc3Q6c2VjcmV0", request.headers().get("Authorization"));
        assertTrue(
                asked,
                asked.startsWith("xml_in=<?xml version=\"1.0\" encoding=\"UTF-8\"?><priceRequest><appId>PC</appId>"));
        assertTrue(
                asked,
                Pattern.compile(Pattern.quote("<sender><country>CN</country><town>Shenzhen</town>"
                                + "<postcode>518055</postcode></sender>"))
                        .matcher(asked)
                        .find());
        assertTrue(
                asked,
                asked.contains(
                        "<delivery><country>DE</country><town>Hamburg</town><postcode>20457</postcode>"
                                + "</delivery><collectionDateTime>2026-11-02T09:00:00</collectionDateTime>"
                                + "<product><type>N</type></product><account><accountNumber>000123456</accountNumber>"
                                + "<accountCountry>CN</accountCountry></account><termsOfPayment>S</termsOfPayment>"
                                + "<currency>EUR</currency><priceBreakDown>true</priceBreakDown><consignmentDetails>"
                                + "<totalWeight>268.80</totalWeight><totalVolume>2.045</totalVolume>"
                                + "<totalNumberOfPieces>24</totalNumberOfPieces></consignmentDetails><pieceLine>"
                                + "<numberOfPieces>24</numberOfPieces><pieceMeasurements><length>0.60</length><width>0.40</width>"
                                + "<height>0.36</height><weight>11.20</weight></pieceMeasurements><pallet>false</pallet></pieceLine>"));
    }

    @Test
    public void dangerousGoodsNameTheirOption() {
        assertTrue(asked("UN3481").contains("<optionCode>LB</optionCode>"));
        assertTrue(asked("UN1845").contains("<optionCode>DI</optionCode>"));
        assertTrue(asked("UN3373").contains("<optionCode>BB</optionCode>"));
        assertTrue(asked("UN1263").contains("<optionCode>HZ</optionCode>"));
    }

    @Test
    public void weighsTheLargerOfBothSumsAndSaysHow() {
        var weights = TntMeasures.weigh(
                List.of(new Parcel(1, 600, 400, 400, 5000), new Parcel(1, 200, 200, 200, 18_000)),
                Accounts.account(Map.of()));

        assertEquals(23_000, weights.actualGrams());
        assertEquals(20_800, weights.volumetricGrams());
        assertEquals(23_000, weights.chargeableGrams());
        assertTrue(weights.rule(), weights.rule().startsWith("1 × 60×40×40 cm + 1 × 20×20×20 cm ÷ 5000 = 20.80 kg"));
        assertEquals(
                4_500,
                TntMeasures.weigh(List.of(new Parcel(1, 300, 200, 100, 4010)), Accounts.account(Map.of()))
                        .chargeableGrams());
    }

    private static String asked(String unNumber) {
        ScriptedTnt tnt = new ScriptedTnt().on("priceRequest", document(""));
        tnt.carrier()
                .quote(Samples.shipment(
                        Samples.SHENZHEN, Samples.HAMBURG, List.of(Samples.CARTONS), List.of(Samples.goods(unNumber))));
        return tnt.asked.get(0);
    }

    private static Reason reason(String words) {
        return answer(rule("E", "P1", words)).refusals().get(0).reason();
    }

    private static Fault fault(String content) {
        return faultOf(new ScriptedTnt().on("priceRequest", document(content)));
    }

    private static Fault faultOf(ScriptedTnt tnt) {
        return assertThrows(ProviderException.class, () -> tnt.carrier().quote(Samples.shipment()))
                .fault();
    }

    private static RateAnswer rates(String currency, String services) {
        return answer(prices(currency, services));
    }

    private static RateAnswer answer(String content) {
        return new ScriptedTnt().on("priceRequest", document(content)).carrier().quote(Samples.shipment());
    }
}
