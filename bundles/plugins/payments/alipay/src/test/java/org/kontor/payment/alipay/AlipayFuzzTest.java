package org.kontor.payment.alipay;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.Test;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;

/** Answers and messages, spoilt: each gives a result or a fault. More of them with -Dkontor.fuzz=1000000. */
public class AlipayFuzzTest {

    private static final int COUNT = Integer.getInteger("kontor.fuzz", 2_000);
    private static final long SEED = 20_261_102;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Money PRICE = Money.of(1_250, "USD");
    private static final List<String> ODD = List.of(
            "",
            " ",
            "null",
            "-1",
            "0",
            "1e999999999",
            "99999999999999999999",
            "9999999999999999",
            "0.000000001",
            "NaN",
            "KWD",
            "XAU",
            "S",
            "U",
            "F",
            "SUCCESS",
            "€\u0000\ud800",
            "=",
            "http:",
            "https://[",
            "2026-13-45T99:99:99+99:99",
            "1".repeat(5_000));
    private static final List<String> RECORDED = List.of(
            "{\"result\":{\"resultCode\":\"PAYMENT_IN_PROCESS\",\"resultStatus\":\"U\"},"
                    + "\"paymentRequestId\":\"K\",\"paymentId\":\"P1\",\"normalUrl\":\"https://wallet.example/\","
                    + "\"redirectActionForm\":{\"method\":\"GET\",\"parameters\":\"a=1\","
                    + "\"redirectUrl\":\"https://a/\"},"
                    + "\"orderCodeForm\":{\"codeDetails\":[{\"displayType\":\"TEXT\",\"codeValue\":\"1\"}]},"
                    + "\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"1250\"}}",
            "{\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\"},\"paymentStatus\":\"SUCCESS\","
                    + "\"paymentId\":\"P1\","
                    + "\"refundId\":\"R1\",\"captureId\":\"C1\",\"authExpiryTime\":\"2026-11-09T00:00:00+08:00\","
                    + "\"refundStatus\":\"SUCCESS\",\"refundAmount\":{\"currency\":\"USD\",\"value\":\"1250\"},"
                    + "\"captureAmount\":{\"currency\":\"USD\",\"value\":\"1250\"},"
                    + "\"paymentAmount\":{\"currency\":\"USD\",\"value\":\"1250\"},"
                    + "\"transactions\":[{\"transactionType\":\"CAPTURE\",\"transactionStatus\":\"SUCCESS\","
                    + "\"transactionRequestId\":\"K\",\"transactionAmount\":{\"currency\":\"USD\",\"value\":\"1250\"}},"
                    + "{\"transactionType\":\"CAPTURE\",\"transactionStatus\":\"SUCCESS\","
                    + "\"transactionRequestId\":\"L\",\"transactionAmount\":{\"currency\":\"USD\",\"value\":\"9\"}}]}",
            "{\"notifyType\":\"REFUND_RESULT\",\"refundRequestId\":\"K\",\"refundId\":\"R1\","
                    + "\"refundStatus\":\"SUCCESS\",\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\"}}",
            "{\"disputeNotificationType\":\"DISPUTE_JUDGED\",\"disputeId\":\"D1\",\"paymentRequestId\":\"K\","
                    + "\"disputeJudgedResult\":\"ACCEPT_BY_CUSTOMER\"}");

    private final Random random = new Random(SEED);

    @Test
    public void aSpoiltAnswerGivesAResultOrAFault() throws Exception {
        List<JsonNode> recorded = RECORDED.stream()
                .map(text -> Antom.read(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        int results = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] body = spoilt(recorded.get(random.nextInt(recorded.size())));
            for (Callable<Object> reading : readings(body)) {
                results += answers(reading, body) ? 1 : 0;
            }
        }
        assertTrue("some mutants must be harmless", results > COUNT / 10);
    }

    private List<Callable<Object>> readings(byte[] body) {
        JsonNode json = Antom.read(body);
        Reply reply = new Reply(json.isObject() ? json : NODES.objectNode(), random.nextBoolean(), "antom");
        return List.of(
                () -> Deed.PAY.outcome(reply, PRICE),
                () -> Deed.CAPTURE.outcome(reply, PRICE),
                () -> Deed.REFUND.outcome(reply.about("refundRequestId", "K"), PRICE),
                () -> Inquiry.knows(reply),
                () -> Inquiry.payment(reply, true, Instant.EPOCH),
                () -> Inquiry.payment(reply, false, Instant.EPOCH),
                () -> Inquiry.capture(reply, "K"),
                () -> Inquiry.refund(reply),
                () -> Messages.news(json, body));
    }

    private static boolean answers(Callable<Object> reading, byte[] body) throws Exception {
        try {
            return reading.call() != null;
        } catch (ProviderException fault) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("spoilt: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private byte[] spoilt(JsonNode recorded) {
        JsonNode copy = recorded.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            spoil(copy);
        }
        byte[] body = copy.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return body;
    }

    private void spoil(JsonNode json) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(json, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, NODES.nullNode());
            case 2 -> object.set(name, NODES.arrayNode().add(object.deepCopy()));
            case 3 -> object.set(name, NODES.objectNode());
            case 4 -> object.set(name, NODES.numberNode(new BigDecimal("1E+30")));
            default -> object.put(name, ODD.get(random.nextInt(ODD.size())));
        }
    }

    private static void collect(JsonNode json, List<ObjectNode> objects) {
        if (json instanceof ObjectNode object) {
            objects.add(object);
        }
        if (json instanceof ObjectNode || json instanceof ArrayNode) {
            json.forEach(child -> collect(child, objects));
        }
    }
}
