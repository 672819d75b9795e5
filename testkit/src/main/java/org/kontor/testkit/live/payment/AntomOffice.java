package org.kontor.testkit.live.payment;

import static org.kontor.testkit.live.payment.AntomJson.notExisting;
import static org.kontor.testkit.live.payment.AntomJson.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.testkit.live.payment.Payment.State;
import org.kontor.values.Money;

/** What Antom does for each operation. */
final class AntomOffice {

    private static final Duration AT_THE_PAGE = Duration.ofHours(1);

    private final ProviderBooks books;

    /** What was asked for each payment: the same key with other words is another request. */
    private final Map<String, JsonNode> asked = new HashMap<>();

    private final Map<String, JsonNode> pages = new HashMap<>();
    private final Set<String> spent = new HashSet<>();

    AntomOffice(ProviderBooks books) {
        this.books = books;
    }

    boolean knows(Payment payment) {
        return asked.containsKey(payment.id());
    }

    Payment enterCard(String key, Payer payer) {
        return open(pages.get(key), payer);
    }

    ObjectNode done(String operation, JsonNode request) {
        return switch (operation) {
            case "payments/pay" -> pay(request);
            case "payments/createPaymentSession" -> page(request);
            case "payments/inquiryPayment" -> find(request).map(this::told).orElseGet(AntomJson::notExisting);
            case "payments/capture" ->
                find(request).map(one -> capture(one, request)).orElseGet(AntomJson::notExisting);
            case "payments/cancel" -> find(request).map(this::cancel).orElseGet(AntomJson::notExisting);
            case "payments/refund" -> refund(request);
            case "payments/inquiryRefund" ->
                refundOf(request)
                        .map(one ->
                                AntomJson.refunded(result("S", "SUCCESS"), one).put("refundStatus", "SUCCESS"))
                        .orElseGet(AntomJson::notExisting);
            case "authorizations/consult" -> result("S", "SUCCESS").put("normalUrl", "https://wallet.example/consent");
            case "authorizations/applyToken" -> token(request.path("authCode").asText());
            default -> result("F", "NO_INTERFACE_DEF");
        };
    }

    private ObjectNode pay(JsonNode request) {
        Optional<Payment> known =
                books.paymentOf(request.path("paymentRequestId").asText());
        if (known.isPresent() && !request.equals(asked.get(known.get().id()))) {
            return result("F", "REPEAT_REQ_INCONSISTENT");
        }
        return AntomJson.paying(known.orElseGet(() -> open(request, payer(request))));
    }

    private Payment open(JsonNode request, Payer payer) {
        String key = request.path("paymentRequestId").asText();
        boolean reserves = request.at("/paymentFactor/captureMode").asText().equals("MANUAL");
        Money amount = AntomJson.money(request.path("paymentAmount"));
        Payment payment = Payment.asked("2026" + key, key, amount, reserves, books.now());
        asked.put(payment.id(), request);
        return books.open(payment, payer);
    }

    private ObjectNode page(JsonNode request) {
        pages.put(request.path("paymentRequestId").asText(), request);
        return result("S", "SUCCESS")
                .put("normalUrl", "https://antom.example/card")
                .put("paymentSessionExpiryTime", books.now().plus(AT_THE_PAGE).toString());
    }

    /** Whoever asks is told what is; what waited is done by then. */
    private ObjectNode told(Payment payment) {
        ObjectNode answer = AntomJson.standing(payment);
        books.told(payment);
        return answer;
    }

    private ObjectNode capture(Payment payment, JsonNode request) {
        String key = request.path("captureRequestId").asText();
        Money sum = AntomJson.money(request.path("captureAmount"));
        if (payment.taking().equals(key)) {
            return payment.taken().equals(sum)
                    ? AntomJson.captured(result("S", "SUCCESS"), payment)
                    : result("F", "REPEAT_REQ_INCONSISTENT");
        }
        if (payment.state() != State.HELD) {
            return result("F", payment.state() == State.TAKEN ? "CAPTURE_AMOUNT_EXCEED" : "ORDER_IS_CLOSED");
        }
        if (!sum.currency().equals(payment.amount().currency()) || sum.compareTo(payment.amount()) > 0) {
            return result("F", "CAPTURE_AMOUNT_EXCEED");
        }
        return AntomJson.captured(result("S", "SUCCESS"), books.capture(payment, sum, key));
    }

    /** Antom cancels what was taken too, but the plugin never asks for that. */
    private ObjectNode cancel(Payment payment) {
        if (payment.state() == State.TAKEN) {
            return result("F", "CANCEL_WINDOW_EXCEED");
        }
        if (payment.waits() || payment.state() == State.HELD) {
            books.callOff(payment);
        }
        return result("S", "SUCCESS").put("cancelTime", books.now().toString());
    }

    private ObjectNode refund(JsonNode request) {
        Optional<Refund> known = refundOf(request);
        if (known.isPresent()) {
            return AntomJson.refunded(result("S", "SUCCESS"), known.get());
        }
        Optional<Payment> payment = find(request);
        if (payment.isEmpty()) {
            return notExisting();
        }
        Money back = AntomJson.money(request.path("refundAmount"));
        if (!payment.get().taken().currency().equals(back.currency())) {
            return result("F", "CURRENCY_NOT_SUPPORT");
        }
        if (back.compareTo(payment.get().refundable()) > 0) {
            return result("F", "REFUND_AMOUNT_EXCEED");
        }
        String key = request.path("refundRequestId").asText();
        Refund refund = new Refund("R" + key, key, payment.get().id(), back, books.now());
        return AntomJson.refunded(result("S", "SUCCESS"), books.refund(payment.get(), refund));
    }

    /** A code buys one token, once. */
    private ObjectNode token(String code) {
        return code.startsWith("consent-") && spent.add(code)
                ? result("S", "SUCCESS").put("accessToken", code.substring("consent-".length()))
                : result("F", "INVALID_CODE");
    }

    private Optional<Payment> find(JsonNode request) {
        String theirs = request.path("paymentId").asText();
        return theirs.isEmpty()
                ? books.paymentOf(request.path("paymentRequestId").asText())
                : books.payment(theirs);
    }

    private Optional<Refund> refundOf(JsonNode request) {
        String key = request.path("refundRequestId").asText();
        return books.refunds().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private static Payer payer(JsonNode request) {
        return switch (request.at("/paymentMethod/paymentMethodId").asText()) {
            case "" -> Payer.CAREFUL;
            case "poor" -> Payer.POOR;
            case "slow" -> Payer.SLOW;
            case "fickle" -> Payer.FICKLE;
            case "regretful" -> Payer.REGRETFUL;
            default -> Payer.RICH;
        };
    }
}
