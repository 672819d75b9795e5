package org.kontor.payment.card;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Authorised;
import org.kontor.payment.PaymentOutcome.Declined;
import org.kontor.testkit.live.payment.StripeJson;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Every family of errors, as Stripe words them, and answers that are not what they should be. */
public class CardErrorsTest {

    private static final Money AMOUNT = Money.of(1_000, "EUR");
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final String INVALID = "invalid_request_error";
    private static final String HOLD =
            "{'id':'pi_1','object':'payment_intent','status':'requires_capture','currency':'eur',"
                    + "'amount':1000,'amount_capturable':1000,'amount_received':0,'created':1767225600,'metadata':{},"
                    + "'client_secret':'pi_1_secret_XYZ'}";

    private final IdempotencyKey key = IdempotencyKey.fresh();

    @Test
    public void aDeclineIsAResultWithItsMostExactCode() {
        assertEquals(
                new Declined("insufficient_funds"), charged(402, "card_error", "card_declined", "insufficient_funds"));
        assertEquals(new Declined("fraudulent"), charged(402, "card_error", "card_declined", "fraudulent"));
        assertEquals(new Declined("expired_card"), charged(402, "card_error", "expired_card", ""));
        assertEquals(new Declined("processing_error"), charged(402, "card_error", "processing_error", ""));
        assertEquals(new Declined("card_error"), charged(402, "card_error", "", ""));
        assertEquals(new Declined("invalid_request_error"), charged(402, INVALID, "", ""));
        assertEquals(new Declined("declined"), charged(402, "Words that are no code", "", ""));
    }

    @Test
    public void whatIsWrongWithTheTradeIsAResult() {
        assertEquals(new Declined("amount_too_small"), charged(400, INVALID, "amount_too_small", ""));
        assertEquals(new Declined("amount_too_large"), charged(400, INVALID, "amount_too_large", ""));
        assertEquals(new Declined("resource_missing"), charged(404, INVALID, "resource_missing", ""));
        assertEquals(
                new Declined("parameter_invalid_integer"),
                charge(error(400, INVALID, "parameter_invalid_integer", "", "amount")));
    }

    @Test
    public void whatIsWrongWithTheAccountIsAnOperatorsMatter() {
        fault(Fault.MISCONFIGURED, error(401, INVALID, "", "", ""));
        fault(Fault.MISCONFIGURED, error(403, INVALID, "", "", ""));
        fault(Fault.MISCONFIGURED, error(400, INVALID, "parameter_unknown", "", "capture_method"));
        fault(Fault.MISCONFIGURED, error(400, INVALID, "account_invalid", "", ""));
        fault(Fault.MISCONFIGURED, error(400, INVALID, "url_invalid", "", "return_url"));
    }

    @Test
    public void aConflictAndALimitHaveDoneNothing() {
        for (int status : List.of(409, 429)) {
            Answer answer = error(status, INVALID, "lock_timeout", "", "");
            Answer later = new Answer(status, Map.of("Retry-After", List.of("7")), answer.body());
            String message = fault(Fault.UNAVAILABLE, later);
            assertTrue(message, message.contains("Retry-After: 7"));
        }
    }

    @Test
    public void aServerErrorLeavesAnActInDoubtAndAQuestionUnanswered() {
        for (int status : List.of(500, 502, 503, 504)) {
            Answer answer = error(status, "api_error", "", "", "");
            fault(Fault.IN_DOUBT, answer);
            assertEquals(
                    Fault.UNAVAILABLE,
                    assertThrows(ProviderException.class, () -> plugin(answer).find(key))
                            .fault());
        }
    }

    @Test
    public void aKeyInOtherWordsThatDidNothingIsInDoubt() {
        CardPayments card = CardPaymentsTest.card(
                STRIPE,
                request -> request.method().equals("GET")
                        ? json(200, "{'object':'list','data':[],'has_more':false}")
                        : error(400, "idempotency_error", "", "", ""),
                InstantSource.system());

        assertEquals(
                Fault.IN_DOUBT,
                assertThrows(ProviderException.class, () -> card.charge(new PayerToken("pm_1"), AMOUNT, "o", key))
                        .fault());
    }

    @Test
    public void whatIsReportedIsTold() {
        assertEquals(Money.of(900, "EUR"), held(HOLD.replace("'amount_capturable':1000", "'amount_capturable':900")));
        assertEquals(Money.of(1_000, "USD"), held(HOLD.replace("'eur'", "'usd'")));
        assertEquals(Money.of(1_000, "EUR"), held(HOLD));
    }

    @Test
    public void anAnswerToAnActThatMakesNoSenseLeavesItInDoubt() {
        for (String nonsense : List.of(
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                HOLD.replace("'id':'pi_1',", ""),
                HOLD.replace("'pi_1'", "'../x'"),
                HOLD.replace("requires_capture", "odd"),
                HOLD.replace("'amount_capturable':1000", "'amount_capturable':0"),
                HOLD.replace("'amount_capturable':1000", "'amount_capturable':-1000"),
                HOLD.replace("'amount_capturable':1000", "'amount_capturable':1e-9"),
                HOLD.replace("'amount_capturable':1000", "'amount_capturable':1" + "0".repeat(30)),
                HOLD.replace("'amount_capturable':1000", "'amount_capturable':'1000'"),
                HOLD.replace("'eur'", "'xyz'"),
                HOLD.replace("'created':1767225600", "'created':null"),
                HOLD.replace("'metadata':{}", "'metadata':{'kontor_key':'another'}"),
                HOLD.replace("requires_capture", "processing").replace("'amount':1000", "'amount':999"))) {
            fault(Fault.IN_DOUBT, json(200, nonsense));
        }
        fault(Fault.IN_DOUBT, json(302, "{}"));
        fault(Fault.IN_DOUBT, json(404, "Not here"));
        fault(
                Fault.IN_DOUBT,
                json(
                        200,
                        HOLD.replace("requires_capture", "requires_action")
                                .replace(
                                        "'metadata'",
                                        "'next_action':{'redirect_to_url':{'url':'javascript:x'}},'metadata'")));
    }

    @Test
    public void noFailureTellsASecret() {
        String url = "https://hooks.stripe.com/x y?client_secret=pi_1_secret_XYZ";
        String asked = HOLD.replace("requires_capture", "requires_action")
                .replace("'metadata'", "'next_action':{'redirect_to_url':{'url':'" + url + "'}},'metadata'");
        for (Answer answer : List.of(
                json(200, asked),
                json(200, HOLD.replace("'eur'", "'pi_1_secret_XYZ'")),
                json(200, HOLD + "}"),
                error(400, INVALID, "parameter_missing", "", "pm_card_visa"))) {
            ProviderException failure = assertThrows(ProviderException.class, () -> charge(answer));
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                String message = String.valueOf(cause.getMessage());
                assertFalse(message, message.contains("secret_XYZ") || message.contains("sk_test"));
            }
        }
    }

    @Test
    public void disputesAreFoundInEveryState() {
        Map.of(
                        "warning_needs_response", "WARNED",
                        "warning_under_review", "WARNED",
                        "warning_closed", "WON",
                        "needs_response", "OPEN",
                        "under_review", "OPEN",
                        "won", "WON",
                        "lost", "LOST",
                        "prevented", "WON")
                .forEach((theirs, ours) -> assertEquals(
                        ours, dispute(theirs, "[]").orElseThrow().state().name()));
        assertEquals(
                "LOST",
                dispute("prevented", "[{'amount':-1000}]").orElseThrow().state().name());
        assertEquals(
                Optional.empty(),
                plugin(error(404, INVALID, "resource_missing", "", "dispute")).chargeback("du_1"));
        assertEquals(Optional.empty(), plugin(json(200, "{}")).chargeback("../payment_intents"));
        assertThrows(ProviderException.class, () -> dispute("odd", "[]"));
    }

    @Test
    public void aDisputeNamesThePaymentAndItsDeadline() {
        var found = dispute("needs_response", "[]").orElseThrow();

        assertEquals("pi_1", found.charge());
        assertEquals(Money.of(1_000, "EUR"), found.amount());
        assertEquals("fraudulent", found.reason());
        assertEquals(1_767_225_600, found.evidenceDue().orElseThrow().getEpochSecond());
    }

    private static Optional<org.kontor.payment.Chargebacks.Chargeback> dispute(String status, String entries) {
        return plugin(json(
                        200,
                        ("{'id':'du_1','object':'dispute','amount':1000,'currency':'eur','charge':'ch_1',"
                                        + "'payment_intent':{'id':'pi_1'},'reason':'fraudulent','status':'%s',"
                                        + "'balance_transactions':%s,'evidence_details':{'due_by':1767225600}}")
                                .formatted(status, entries)))
                .chargeback("du_1");
    }

    private Money held(String json) {
        return ((Authorised) charge(json(200, json))).amount();
    }

    private PaymentOutcome charged(int status, String type, String code, String declineCode) {
        return charge(error(status, type, code, declineCode, ""));
    }

    private PaymentOutcome charge(Answer answer) {
        return plugin(answer).charge(new PayerToken("pm_card_visa"), AMOUNT, "order", key);
    }

    private String fault(Fault expected, Answer answer) {
        ProviderException failure = assertThrows(ProviderException.class, () -> charge(answer));
        assertEquals(failure.getMessage(), expected, failure.fault());
        return failure.getMessage();
    }

    private static CardPayments plugin(Answer answer) {
        return CardPaymentsTest.card(STRIPE, request -> answer, InstantSource.system());
    }

    private static Answer error(int status, String type, String code, String declineCode, String param) {
        return json(
                status, StripeJson.error(status, type, code, declineCode, param).body());
    }

    private static Answer json(int status, String text) {
        return new Answer(status, Map.of(), text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
