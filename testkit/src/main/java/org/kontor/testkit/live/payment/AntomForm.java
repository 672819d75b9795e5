package org.kontor.testkit.live.payment;

import static org.kontor.testkit.live.payment.AntomJson.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Reply;

/** Antom's form: every call, answer and message is signed over its path, its time and its body. */
public final class AntomForm implements WireForm {

    /** Comes before the operation, like {@code payments/pay}, in every path. */
    public static final String API = "/ams/api/v1/";

    private static final String CLIENT = "5YEXAMPLE00000000001";

    private final ProviderBooks books;
    private final AntomKeys keys = new AntomKeys();

    private final AntomOffice office;

    AntomForm(ProviderBooks books) {
        this.books = books;
        this.office = new AntomOffice(books);
    }

    public String clientId() {
        return CLIENT;
    }

    /** The merchant's private key, PKCS#8 in base64. */
    public String privateKey() {
        return keys.merchantsPrivate();
    }

    /** Antom's public key, X.509 in base64. */
    public String publicKey() {
        return keys.antomsPublic();
    }

    /** The token of a payer with this wallet, or with CARD. */
    public static String token(String wallet, Payer payer) {
        return payer == Payer.CAREFUL ? wallet : wallet + ":" + payer.name().toLowerCase(Locale.ROOT);
    }

    /** The payer has entered a card at the page that was opened for this key. */
    public Payment enterCard(String key, Payer payer) {
        return office.enterCard(key, payer);
    }

    @Override
    public boolean isMeant(Call call) {
        return call.target().getPath().contains(API);
    }

    @Override
    public Reply answer(Call call) {
        boolean genuine = call.header("client-id").equals(CLIENT)
                && keys.isMerchants(
                        content(call.target().toString(), call.header("Request-Time"), call.body()),
                        call.header("Signature"));
        JsonNode told = genuine ? office.done(operation(call), call.json()) : result("F", "INVALID_SIGNATURE");
        return Reply.json(200, told.toString());
    }

    @Override
    public Reply lied(Call call, Reply answer, Lie lie) {
        return lie == Lie.NOT_FOUND
                ? Reply.json(200, AntomJson.notExisting().toString())
                : answer.json(json -> new AntomLies(books).put(json, lie));
    }

    @Override
    public boolean signs() {
        return true;
    }

    @Override
    public Reply sealed(Call call, Reply answer) {
        String time = Long.toString(books.now().toEpochMilli());
        String signature = keys.signed(content(call.target().toString(), time, answer.body()));
        return answer.header("client-id", CLIENT).header("response-time", time).header("signature", signature);
    }

    @Override
    public Optional<Letter> letter(Event event, URI to, Instant signed) {
        if (!office.knows(event.payment())) {
            return Optional.empty();
        }
        String body = AntomJson.message(event).toString();
        String time = Long.toString(signed.toEpochMilli());
        String path = to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
        return Optional.of(new Letter(
                to,
                Map.of(
                        "content-type",
                        "application/json; charset=UTF-8",
                        "client-id",
                        CLIENT,
                        "request-time",
                        time,
                        "signature",
                        keys.signed(content(path, time, body))),
                body));
    }

    private static String operation(Call call) {
        String path = call.target().getPath();
        return path.substring(path.indexOf(API) + API.length());
    }

    private static String content(String path, String time, String body) {
        return "POST " + path + "\n" + CLIENT + "." + time + "." + body;
    }
}
