package org.kontor.carrier.ups;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class UpsErrorsTest {

    private static final String RATING = "/api/" + UpsRates.PATH;

    @Test
    public void whatUpsSaysIsTheReasonForTheTrader() {
        Map<String, Reason> sentences = Map.of(
                "The requested service is unavailable between the selected locations.", Reason.NOT_SERVED,
                "The requested service is invalid from the selected origin.", Reason.NOT_SERVED,
                "Packages must not exceed 150 lbs.", Reason.TOO_HEAVY,
                "The maximum per package weight for that service from the selected country is 70.00 kilograms.",
                        Reason.TOO_HEAVY,
                "Package exceeds the maximum size total constraints of 400 cm (length + girth)", Reason.TOO_BIG,
                "Hazardous materials are not allowed for this service", Reason.DANGEROUS_GOODS,
                "The destination country is under embargo", Reason.EMBARGO,
                "Invalid pickup date", Reason.NOT_VALID_ON_DATE,
                "The postal code 00000 is invalid for Hamburg", Reason.OTHER);
        sentences.forEach((sentence, reason) -> {
            Refusal refusal = refusal(400, wrapped("111999", sentence));
            assertEquals(sentence, reason, refusal.reason());
            assertTrue(refusal.sentence(), refusal.sentence().contains(sentence + " (111999)"));
        });
        assertEquals(
                Reason.NOT_VALID_ON_DATE, refusal(400, wrapped("9560131", "")).reason());
    }

    @Test
    public void theLengthOfATextIsNotThatOfTheGoods() {
        for (String sentence : List.of(
                "Shipment Description cannot exceed the length of 35 characters",
                "Shipper phone extension cannot exceed the length of 4.",
                "InvoiceLineTotal/MonetaryValue may not exceed the length of 8")) {
            assertEquals(
                    sentence,
                    Reason.OTHER,
                    refusal(400, wrapped("120503", sentence)).reason());
        }
    }

    @Test
    public void errorsComeInThreeForms() {
        assertEquals(
                "UPS refuses: Bad (1)",
                refusal(400, "{'errors':[{'code':'1','message':'Bad'}]}").sentence());
        assertEquals(
                "UPS refuses: Bad (1)",
                refusal(400, "{'errors':{'code':1,'message':'Bad'}}").sentence());
        assertEquals(
                "UPS refuses: Bad (1)",
                refusal(
                                200,
                                "{'RateResponse':{'Response':{'ResponseStatus':{'Code':'0','Description':'Failure'},"
                                        + "'Alert':[{'Code':'1','Description':'Bad'}]}}}")
                        .sentence());
        assertEquals(
                "UPS refuses: Failure (0)",
                refusal(200, "{'RateResponse':{'Response':{'ResponseStatus':{'Code':'0','Description':'Failure'}}}}")
                        .sentence());
        FakeUps ups = new FakeUps()
                .says(
                        RATING,
                        new Answer(
                                400, Map.of("apierrorcode", List.of("1"), "APIErrorMsg", List.of("Bad")), new byte[0]));
        assertEquals(
                "UPS refuses: Bad (1)",
                ups.carrier().quote(Wares.lamps()).refusals().get(0).sentence());
    }

    @Test
    public void whatIsNotTheTradersToMendIsAFault() {
        assertFault(Fault.MISCONFIGURED, 400, wrapped("250003", "Invalid Access License number"));
        assertFault(Fault.MISCONFIGURED, 401, wrapped("250002", "Invalid Authentication Information."));
        assertFault(Fault.MISCONFIGURED, 403, wrapped("40301", "Forbidden"));
        assertFault(Fault.MISCONFIGURED, 400, wrapped("111580", "The shipper number is invalid"));
        assertFault(Fault.UNAVAILABLE, 429, wrapped("10429", "Too Many Requests"));
        assertFault(Fault.UNAVAILABLE, 400, wrapped("42901", "Too Many Requests"));
        assertFault(Fault.UNAVAILABLE, 400, wrapped("10068", "The web service is disabled"));
        for (String code : List.of("250001", "250004", "250005", "250006", "250007", "250009", "9590018")) {
            assertFault(Fault.MISCONFIGURED, 400, wrapped(code, "?"));
        }
        for (String code : List.of("20001", "120001", "190001", "190002", "250050", "300000", "10067", "90401")) {
            assertFault(Fault.UNAVAILABLE, 400, wrapped(code, "?"));
        }
        assertFault(Fault.UNAVAILABLE, 500, wrapped("10004", "Internal error"));
        assertFault(Fault.UNAVAILABLE, 400, wrapped("999", "The service is temporarily unavailable"));
        assertFault(Fault.UNINTELLIGIBLE, 400, wrapped("10013", "Missing required header(s)"));
        assertFault(Fault.UNINTELLIGIBLE, 400, "{}");
        assertFault(Fault.UNINTELLIGIBLE, 302, "");
    }

    @Test
    public void whenUpsIsBusyItSaysForHowLong() {
        FakeUps ups = new FakeUps().says(RATING, new Answer(429, Map.of("Retry-After", List.of("30")), new byte[0]));

        ProviderException failure =
                assertThrows(ProviderException.class, () -> ups.carrier().quote(Wares.lamps()));
        assertTrue(failure.getMessage(), failure.getMessage().endsWith("Retry-After: 30"));
    }

    @Test
    public void aTokenIsKeptForItsTimeAndFetchedAnewWhenUpsRefusesIt() {
        FakeUps ups = new FakeUps().tokens("first", "second", "third");
        String bad = wrapped("1", "Bad");
        ups.says(RATING, 400, bad).says(RATING, 400, bad);
        ups.says(RATING, 401, wrapped("UJ0001", "")).says(RATING, 400, bad);
        UpsCarrier carrier = ups.carrier();

        carrier.quote(Wares.lamps());
        carrier.quote(Wares.lamps());
        assertEquals(1, ups.asked("/security/v1/oauth/token"));
        carrier.quote(Wares.lamps());
        assertEquals(2, ups.asked("/security/v1/oauth/token"));
        assertEquals(
                "Bearer second", ups.heard.get(ups.heard.size() - 1).headers().get("Authorization"));

        ups.now = FakeUps.NOW.plusSeconds(14_398);
        carrier.quote(Wares.lamps());
        assertEquals(3, ups.asked("/security/v1/oauth/token"));
    }

    @Test
    public void aTokenIsAskedForAsUpsWants() {
        FakeUps ups = new FakeUps().says(RATING, 400, wrapped("1", "Bad"));
        ups.carrier().quote(Wares.lamps());

        var login = ups.heard.get(0);
        assertEquals("Basic aWQ6c2VjcmV0", login.headers().get("Authorization"));
        assertEquals("5R8939", login.headers().get("x-merchant-id"));
        assertEquals("grant_type=client_credentials", FakeUps.body(login));
        assertEquals("application/x-www-form-urlencoded", login.headers().get("Content-Type"));
        var rating = ups.heard.get(1);
        assertEquals("Bearer first", rating.headers().get("Authorization"));
        assertEquals(32, rating.headers().get("transId").length());
        assertEquals("Kontor", rating.headers().get("transactionSrc"));
    }

    @Test
    public void anAccountIsCheckedWithoutTrade() {
        assertEquals(List.of(), new FakeUps().carrier().check());
        FakeUps refusing = new FakeUps();
        refusing.tokens();
        refusing.says("/security/v1/oauth/token", 400, wrapped("10401", "ClientId is Invalid"));
        List<String> found = refusing.carrier().check();
        assertTrue(found.toString(), found.get(0).contains("ClientId is Invalid"));
        assertEquals(4, new UpsAccount("12", "2", -1, "PDF").problems().size());
    }

    private static Refusal refusal(int status, String body) {
        return carrier(status, body).quote(Wares.lamps()).refusals().get(0);
    }

    private static void assertFault(Fault expected, int status, String body) {
        ProviderException failure = assertThrows(
                body, ProviderException.class, () -> carrier(status, body).quote(Wares.lamps()));
        assertEquals(body, expected, failure.fault());
    }

    private static UpsCarrier carrier(int status, String body) {
        return new FakeUps().says(RATING, status, body.replace('\'', '"')).carrier();
    }

    private static String wrapped(String code, String message) {
        return "{\"response\":{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}}";
    }
}
