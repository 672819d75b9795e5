package org.kontor.payment.card;

import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.Test;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.TestClock;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.payment.PaymentProvider;
import org.kontor.testkit.live.payment.StripeForm;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;

/** Stripe's answers, spoilt: each gives a result or one of the four faults. More of them with -Dkontor.fuzz=1000000. */
public class CardFuzzTest {

    private static final int COUNT = Integer.getInteger("kontor.fuzz", 2_000);
    private static final long SEED = 20_261_125;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Money AMOUNT = Money.of(123_450, "USD");
    private static final int[] STATUSES = {200, 200, 200, 200, 400, 402, 404, 204, 302, 409, 429, 500, 503};
    private static final List<String> ODD = List.of(
            "",
            " ",
            "-1",
            "1e999999999",
            "99999999999999999999",
            "succeeded",
            "requires_action",
            "requires_capture",
            "canceled",
            "failed",
            "idempotency_error",
            "authentication_required",
            "isk",
            "xts",
            "€\u0000\ud800",
            "../..",
            "https://",
            "javascript:alert(1)",
            "1".repeat(5_000));

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock();

    @Test
    public void aSpoiltAnswerGivesAResultOrAFault() throws Exception {
        int results = 0;
        for (int i = 0; i < COUNT; i++) {
            try (PaymentProvider provider = new PaymentProvider(clock)) {
                results += answers(calls(provider).get(i % 9)) ? 1 : 0;
            }
        }
        assertTrue("some mutants must be harmless", results > COUNT / 20);
    }

    /** Each on a payment that was held and one that was taken and refunded, before the answers begin to spoil. */
    private List<Callable<Object>> calls(PaymentProvider provider) {
        CardPayments sound = plugin(provider, Integer.MAX_VALUE);
        PayerToken visa = new PayerToken(StripeForm.RICH);
        IdempotencyKey held = IdempotencyKey.fresh();
        IdempotencyKey refunded = IdempotencyKey.fresh();
        sound.charge(visa, AMOUNT, "order", held);
        sound.charge(visa, AMOUNT, "order", IdempotencyKey.fresh());
        sound.capture("pi_2", AMOUNT, IdempotencyKey.fresh());
        sound.refund("pi_2", Money.of(100, "USD"), refunded);
        provider.stripe().objects().finishSetup(CardShop.SETUP, "pm_1", null);
        provider.stripe().objects().put(dispute());
        CardPayments card = plugin(provider, provider.calls().size() + random.nextInt(3));
        IdempotencyKey key = IdempotencyKey.fresh();
        PayerToken careful = new PayerToken(StripeForm.CAREFUL);
        return List.of(
                () -> card.charge(visa, AMOUNT, "order", key),
                () -> card.charge(careful, AMOUNT, "order", key),
                () -> card.capture("pi_1", AMOUNT, key),
                () -> card.refund("pi_2", AMOUNT.minus(Money.of(100, "USD")), key),
                () -> card.find(random.nextBoolean() ? held : refunded),
                () -> card.callOff(held),
                () -> card.bind(random.nextBoolean() ? CardShop.SETUP : StripeForm.RICH, "Lantern Works", key),
                () -> card.findBinding(key),
                () -> card.chargeback("du_1"));
    }

    private static ObjectNode dispute() {
        return NODES.objectNode()
                .put("id", "du_1")
                .put("status", "lost")
                .put("amount", 5)
                .put("currency", "eur")
                .put("charge", "ch_1");
    }

    /** What the provider answers after so many calls is spoilt. */
    private CardPayments plugin(PaymentProvider provider, int from) {
        return CardPaymentsTest.card(
                provider.address(),
                request -> {
                    Answer answer = answer(provider.answer(call(request)));
                    return provider.calls().size() <= from ? answer : spoilt(answer);
                },
                clock);
    }

    private static Call call(Request request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return new Call(request.method(), request.uri(), request.headers(), body);
    }

    private static Answer answer(Reply reply) {
        return new Answer(reply.status(), Map.of(), reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private boolean answers(Callable<Object> call) throws Exception {
        try {
            return call.call() != null;
        } catch (ProviderException fault) {
            return false;
        }
    }

    private Answer spoilt(Answer answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            for (int i = random.nextInt(3); i >= 0; i--) {
                spoil(body);
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(10) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int status = random.nextInt(4) == 0 ? STATUSES[random.nextInt(STATUSES.length)] : answer.status();
            return new Answer(status, Map.of("Idempotent-Replayed", List.of("" + random.nextBoolean())), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Walks down to a random place and puts something else there. */
    private void spoil(JsonNode root) {
        JsonNode node = root;
        while (true) {
            List<String> fields = new ArrayList<>();
            node.fieldNames().forEachRemaining(fields::add);
            int size = node.isArray() ? node.size() : fields.size();
            if (size == 0) {
                return;
            }
            int index = random.nextInt(size);
            JsonNode child = node.isArray() ? node.get(index) : node.get(fields.get(index));
            if (!child.isContainerNode() || child.isEmpty() || random.nextInt(6) == 0) {
                put(node, index, fields, child);
                return;
            }
            node = child;
        }
    }

    private void put(JsonNode node, int index, List<String> fields, JsonNode child) {
        if (node instanceof ArrayNode array) {
            array.set(index, other(child));
        } else if (random.nextInt(4) == 0) {
            ((ObjectNode) node).remove(fields.get(index));
        } else {
            ((ObjectNode) node).set(fields.get(index), other(child));
        }
    }

    private JsonNode other(JsonNode child) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.arrayNode().add(child.deepCopy());
            case 4 -> NODES.objectNode();
            case 5 -> NODES.numberNode(new BigDecimal("1E+99999999"));
            case 6 -> NODES.arrayNode();
            default -> NODES.textNode(ODD.get(random.nextInt(ODD.size())));
        };
    }
}
