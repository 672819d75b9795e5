package org.kontor.testkit.live.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Reply;

/** Stripe's form: a key repeats its first answer, and messages are signed with a secret. Answers are not. */
public final class StripeForm implements WireForm {

    /** The cards of payers. */
    public static final String RICH = "pm_card_visa";

    public static final String POOR = "pm_card_chargeDeclinedInsufficientFunds";
    public static final String CAREFUL = "pm_card_authenticationRequired";
    public static final String SLOW = "pm_slow";
    public static final String FICKLE = "pm_fickle";
    public static final String REGRETFUL = "pm_card_createDispute";

    private static final String KEY = "sk_test_123";
    private static final String SECRET = "whsec_test_secret";

    private record Kept(String asked, Reply reply) {}

    private final ProviderBooks books;
    private final StripePayments payments;
    private final StripeObjects objects;
    private final StripeLists lists;
    private final StripeLetters letters;
    private final Map<String, Kept> kept = new HashMap<>();

    StripeForm(ProviderBooks books) {
        this.books = books;
        this.payments = new StripePayments(books);
        this.objects = new StripeObjects(books);
        this.lists = new StripeLists(books, payments, objects);
        this.letters = new StripeLetters(payments);
    }

    /** The account's secret key. */
    public String key() {
        return KEY;
    }

    /** What messages are signed with. */
    public String webhookSecret() {
        return SECRET;
    }

    public StripeObjects objects() {
        return objects;
    }

    /** The id of the dispute about the payment of this key. */
    public String dispute(String key) {
        return disputed()
                .filter(payment -> payment.key().equals(key))
                .map(StripeJson::disputeId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody disputes the payment of " + key));
    }

    /** Its lists show no more than so many at once. */
    public void pages(int longest) {
        lists.pages(longest);
    }

    /** Stripe keeps keys for a day. */
    public void forgetsKeys() {
        kept.clear();
    }

    @Override
    public boolean isMeant(Call call) {
        return call.target().getPath().contains(StripeCall.API);
    }

    @Override
    public Reply answer(Call call) {
        if (!call.header("Authorization").equals("Bearer " + KEY)) {
            return StripeJson.error(401, "invalid_request_error", "", "", "");
        }
        StripeCall asked = StripeCall.of(call);
        if (call.method().equals("GET")) {
            return shown(asked);
        }
        String whole = asked.path() + call.body();
        Kept before = kept.get(asked.key());
        if (before == null) {
            Reply reply = done(asked);
            kept.put(asked.key(), new Kept(whole, reply));
            return reply;
        }
        return before.asked().equals(whole)
                ? before.reply().header("Idempotent-Replayed", "true")
                : StripeJson.error(400, "idempotency_error", "", "", "");
    }

    @Override
    public Reply lied(Call call, Reply answer, Lie lie) {
        return new StripeLies(books).put(answer, lie);
    }

    @Override
    public boolean signs() {
        return false;
    }

    @Override
    public Reply sealed(Call call, Reply answer) {
        return answer;
    }

    @Override
    public Optional<Letter> letter(Event event, URI to, Instant signed) {
        return payments.knows(event.payment())
                ? Optional.of(letters.about(event, to, SECRET, signed))
                : Optional.empty();
    }

    private Reply shown(StripeCall call) {
        if (call.last().equals("search")) {
            return lists.search(call);
        }
        if (call.path().size() == 1 || call.last().equals("sessions")) {
            return lists.list(call);
        }
        Optional<Payment> payment = books.payment(call.last()).filter(payments::knows);
        Reply reply = payment.map(payments::shown)
                .or(() -> other(call.last()))
                .map(StripeJson::good)
                .orElseGet(() -> StripeJson.missing("intent"));
        payment.ifPresent(payments::told);
        return reply;
    }

    private Optional<ObjectNode> other(String id) {
        if (objects.has(id)) {
            return Optional.of(objects.get(id));
        }
        Optional<ObjectNode> refund = books.refunds().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(StripeJson::refund);
        return refund.or(() -> disputed()
                .filter(payment -> id.equals(StripeJson.disputeId(payment)))
                .findFirst()
                .map(StripeJson::dispute));
    }

    private Stream<Payment> disputed() {
        return books.events().stream()
                .filter(event -> event.kind() == Event.Kind.DISPUTED)
                .map(Event::payment);
    }

    private Reply done(StripeCall call) {
        return switch (call.last()) {
            case "payment_intents" -> payments.pay(call);
            case "refunds" -> payments.refund(call);
            case "customers" -> objects.customer(call);
            case "setup_intents" -> objects.setUp(call);
            case "sessions" -> objects.page(call);
            default -> doneTo(call.path().get(1), call);
        };
    }

    private Reply doneTo(String id, StripeCall call) {
        Optional<Payment> payment = books.payment(id).filter(payments::knows);
        if (payment.isEmpty() && !objects.has(id)) {
            return StripeJson.missing("intent");
        }
        return switch (call.last()) {
            case "confirm" -> payments.confirm(payment.orElseThrow());
            case "capture" -> payments.capture(payment.orElseThrow(), call);
            case "cancel" -> payments.cancel(payment.orElseThrow());
            case "attach" -> objects.attach(call);
            default -> objects.mark(call);
        };
    }
}
