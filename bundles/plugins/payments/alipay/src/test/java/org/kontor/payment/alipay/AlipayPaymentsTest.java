package org.kontor.payment.alipay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.CarrierKit;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentContract;
import org.kontor.testkit.TestHttp;
import org.kontor.toolkit.Journal;
import org.kontor.toolkit.http.Http;

/** The rules of docs/spi/payment.md, with an Antom that keeps real books and signs. */
public class AlipayPaymentsTest extends PaymentContract {

    private static final Map<World, String> PAYERS = Map.of(
            World.DECLINES, AntomBooks.POOR,
            World.WANTS_ACTION, AntomBooks.CAREFUL,
            World.DECIDES_LATER, AntomBooks.SLOW,
            World.RESERVES, "CARD:rich",
            World.HOLD_ENDED, AntomBooks.ENDED);

    @Rule
    public final AntomServer antom = new AntomServer();

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Connection enter(World world) {
        boolean reserves = world == World.RESERVES || world == World.HOLD_ENDED;
        AlipayPayments plugin = plugin(http, antom.at(world), account(reserves), journal(), InstantSource.system());
        PayerToken payer = new PayerToken(PAYERS.getOrDefault(world, AntomBooks.RICH));
        return new Connection(Abilities.of(plugin), payer, setup());
    }

    @Override
    protected CarrierKit.Message message(Duration age) {
        String time = Long.toString(InstantSource.system().instant().minus(age).toEpochMilli());
        byte[] body = "{\"notifyType\":\"PAYMENT_RESULT\",\"paymentRequestId\":\"K\",\"paymentId\":\"P\"}"
                .getBytes(StandardCharsets.UTF_8);
        String signature =
                new Signatures(Vectors.CLIENT, "1", Vectors.KEYS).header("/webhooks/antom/payment", time, body);
        return new CarrierKit.Message(
                Map.of("client-id", Vectors.CLIENT, "request-time", time, "signature", signature), body);
    }

    @Override
    protected int movements() {
        return antom.books.moved();
    }

    @Override
    protected String memory() {
        try {
            return Files.exists(journal()) ? Files.readString(journal()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Account account(boolean reserves) {
        return new Account(
                Vectors.CLIENT,
                "ALIPAY_CN",
                reserves,
                "USD",
                "",
                "https://shop.example/return",
                "https://shop.example/webhooks/antom/payment",
                Duration.ofSeconds(120));
    }

    static AlipayPayments plugin(Http http, URI host, Account account, Path journal, InstantSource clock) {
        String address = host + AntomServer.API;
        return new AlipayPayments(address, account, "1", Vectors.KEYS, new Journal(journal), http, clock);
    }

    protected static String setup() {
        return "consent-rich";
    }

    protected final Path journal() {
        return folder.getRoot().toPath().resolve("alipay.jsonl");
    }
}
