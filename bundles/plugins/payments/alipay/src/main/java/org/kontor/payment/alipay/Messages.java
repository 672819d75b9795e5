package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.payment.PaymentPush.Message;
import org.kontor.payment.PaymentPush.Notice;
import org.kontor.payment.PaymentPush.Subject;

/** What Antom sends of its own accord, once it is seen to be Antom's. */
final class Messages {

    private static final String TAKEN =
            "{\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"success\"}}";

    /** Antom sends a message again for 25 hours. */
    private static final Duration OLD = Duration.ofDays(2);

    private static final Pattern MILLISECONDS = Pattern.compile("\\d{13}");

    private final Account account;
    private final Signatures signatures;
    private final Agreements agreements;
    private final InstantSource clock;

    Messages(Account account, Signatures signatures, Agreements agreements, InstantSource clock) {
        this.account = account;
        this.signatures = signatures;
        this.agreements = agreements;
        this.clock = clock;
    }

    Message receive(Map<String, String> headers, byte[] body) {
        if (!isGenuine(headers, body)) {
            throw new SecurityException("the signature is missing or wrong");
        }
        if (isOld(headers.getOrDefault("request-time", "").strip())) {
            throw new SecurityException("the message was signed too long ago");
        }
        JsonNode json = Antom.read(body);
        learn(json);
        return new Message(List.of(news(json, body)), "application/json; charset=UTF-8", TAKEN);
    }

    /** What the message is about. Pure. */
    static Notice news(JsonNode json, byte[] body) {
        String type = text(json, "notifyType");
        if (json.has("disputeNotificationType")) {
            return dispute(json, body);
        }
        if (json.has("authorizationNotifyType")) {
            return agreement(json, body);
        }
        return switch (type) {
            case "PAYMENT_RESULT", "PAYMENT_PENDING" -> money(json, body, Subject.CHARGE, Deed.PAY);
            case "CAPTURE_RESULT" -> money(json, body, Subject.CHARGE, Deed.CAPTURE);
            case "REFUND_RESULT" -> money(json, body, Subject.REFUND, Deed.REFUND);
            default -> new Notice(event(body, type, ""), Subject.OTHER, Optional.empty(), "");
        };
    }

    private boolean isGenuine(Map<String, String> headers, byte[] body) {
        return !account.publicPath().isEmpty()
                && headers.getOrDefault("client-id", "").strip().equals(account.clientId())
                && signatures.isGenuine(
                        account.publicPath(),
                        headers.getOrDefault("request-time", "").strip(),
                        body,
                        headers.getOrDefault("signature", ""));
    }

    /** Antom writes the time in milliseconds, or as ISO 8601 has it; of a time in another form the age is not known. */
    private boolean isOld(String time) {
        try {
            Instant signed = MILLISECONDS.matcher(time).matches()
                    ? Instant.ofEpochMilli(Long.parseLong(time))
                    : OffsetDateTime.parse(time).toInstant();
            return signed.isBefore(clock.instant().minus(OLD));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Notice money(JsonNode json, byte[] body, Subject subject, Deed deed) {
        String made = text(json, deed.made());
        JsonNode result = json.path("result");
        String end = text(result, "resultStatus") + " " + text(result, "resultCode") + text(json, "refundStatus");
        String reference = deed == Deed.CAPTURE ? text(json, Deed.PAY.made()) : made;
        return new Notice(
                event(body, text(json, "notifyType"), made, end),
                subject,
                RequestIds.key(text(json, deed.request())),
                reference);
    }

    private static Notice dispute(JsonNode json, byte[] body) {
        String dispute = text(json, "disputeId");
        return new Notice(
                event(body, text(json, "disputeNotificationType"), dispute, text(json, "disputeJudgedResult")),
                Subject.CHARGEBACK,
                RequestIds.key(text(json, Deed.PAY.request())),
                dispute);
    }

    private static Notice agreement(JsonNode json, byte[] body) {
        String id = text(json, "authState");
        String event = event(body, text(json, "authorizationNotifyType"), id);
        return new Notice(event, Subject.BINDING, RequestIds.key(id), "");
    }

    /** The only news that is kept: Antom cannot be asked for a trader's consent. */
    private void learn(JsonNode json) {
        String type = text(json, "authorizationNotifyType");
        if (type.equals("AUTHCODE_CREATED") || type.equals("TOKEN_CREATED")) {
            agreements.learn(text(json, "authState"), text(json, "authCode"), text(json, "accessToken"));
        }
    }

    /** The same for the same news, however often it is sent; what names nothing is known by its bytes. */
    private static String event(byte[] body, String type, String about, String... end) {
        String whole = type + " " + about + " " + String.join(" ", end);
        return about.isEmpty() || whole.length() > 200 ? RequestIds.hash(body) : whole.strip();
    }

    private static String text(JsonNode json, String field) {
        return Reply.text(json, field);
    }
}
