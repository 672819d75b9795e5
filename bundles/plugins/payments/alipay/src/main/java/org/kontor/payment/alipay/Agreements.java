package org.kontor.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PaymentOutcome;
import org.kontor.toolkit.Journal;
import org.kontor.values.IdempotencyKey;

/**
 * A trader's agreement that we debit its wallet: the trader consents at the wallet's page, whose code buys the token.
 * Antom cannot be asked what became of one, so each is kept in the books, its code and token sealed.
 */
final class Agreements {

    private static final String BINDING = "binding:";
    private static final int LOCKS = 16;

    private final Antom antom;
    private final Requests requests;
    private final String usual;
    private final Journal journal;
    private final Seal seal;
    private final Object[] locks = new Object[LOCKS];

    Agreements(Antom antom, Account account, Journal journal, Seal seal) {
        this.antom = antom;
        this.requests = new Requests(account);
        this.usual = account.wallet();
        this.journal = journal;
        this.seal = seal;
        Arrays.setAll(locks, number -> new Object());
    }

    BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        Optional<Setup> read = Setup.read(setup, usual);
        if (read.isEmpty()) {
            return new BindingOutcome.Declined("NO_SETUP_OF_ALIPAY");
        }
        journal.remember(line(RequestIds.of(key)), () -> begun(read.get(), holder));
        return proceed(RequestIds.of(key));
    }

    Optional<BindingOutcome> find(IdempotencyKey key) {
        String id = RequestIds.of(key);
        return journal.find(line(id)).map(line -> proceed(id));
    }

    /** A genuine message says that the trader has consented: whoever asks next gets the token. */
    void learn(String id, String code, String token) {
        synchronized (lock(id)) {
            journal.find(line(id)).filter(line -> !line.has("token")).ifPresent(line -> {
                ObjectNode more = line.deepCopy();
                if (!token.isEmpty()) {
                    more.put("token", seal.close(token));
                } else if (!code.isEmpty()) {
                    more.put("code", seal.close(code));
                }
                journal.replace(line(id), more);
            });
        }
    }

    private ObjectNode begun(Setup setup, String holder) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("wallet", setup.wallet())
                .put("holder", holder)
                .put("agreed", setup.agreed());
        return setup.code().isEmpty() ? line : line.put("code", seal.close(setup.code()));
    }

    /** The next step that is open, once at a time. */
    private BindingOutcome proceed(String id) {
        synchronized (lock(id)) {
            ObjectNode line = journal.find(line(id)).orElseThrow().deepCopy();
            if (line.has("token") || !line.path("agreed").asBoolean()) {
                return bound(line);
            }
            if (line.has("declined")) {
                return new BindingOutcome.Declined(line.path("declined").asText());
            }
            if (line.has("code")) {
                return token(id, line);
            }
            return line.has("at")
                    ? new BindingOutcome.ActionRequired(
                            URI.create(line.path("at").asText()))
                    : consent(id, line);
        }
    }

    private BindingOutcome consent(String id, ObjectNode line) {
        Reply reply = antom.act(
                "authorizations/consult", requests.consult(line.path("wallet").asText(), id));
        if (isRefused(reply)) {
            return declined(id, line, reply);
        }
        URI at = PayerAction.in(reply)
                .map(action -> ((PaymentOutcome.ActionRequired) action).at())
                .orElseThrow(() -> reply.odd("no page for the trader"));
        journal.replace(line(id), line.put("at", at.toString()));
        return new BindingOutcome.ActionRequired(at);
    }

    private BindingOutcome token(String id, ObjectNode line) {
        String code = seal.open(line.path("code").asText());
        Reply reply = antom.act(
                "authorizations/applyToken",
                requests.applyToken(line.path("wallet").asText(), code));
        if (isRefused(reply)) {
            return declined(id, line, reply);
        }
        line.put("token", seal.close(reply.required("accessToken")));
        journal.replace(line(id), line);
        return bound(line);
    }

    private BindingOutcome declined(String id, ObjectNode line, Reply reply) {
        journal.replace(line(id), line.put("declined", reply.code()));
        return new BindingOutcome.Declined(reply.code());
    }

    private BindingOutcome bound(JsonNode line) {
        String wallet = line.path("wallet").asText();
        String token = line.has("token") ? seal.open(line.path("token").asText()) : "";
        return new BindingOutcome.Bound(new Instrument(
                new Payer(wallet, token).written(),
                wallet,
                "",
                line.path("holder").asText()));
    }

    /** False when it was granted; in doubt when Antom does not know. */
    private static boolean isRefused(Reply reply) {
        return switch (reply.status()) {
            case "S" -> false;
            case "F" -> Deed.declined(reply) instanceof PaymentOutcome.Declined;
            default -> throw reply.doubt(reply.code());
        };
    }

    private Object lock(String id) {
        return locks[Math.floorMod(id.hashCode(), LOCKS)];
    }

    private static String line(String id) {
        return BINDING + id;
    }
}
