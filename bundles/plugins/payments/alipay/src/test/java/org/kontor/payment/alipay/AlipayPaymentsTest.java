package org.kontor.payment.alipay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
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
            World.DECIDES_LATER, AntomBooks.SLOW);

    @Rule
    public final AntomServer antom = new AntomServer();

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Connection enter(World world) {
        AlipayPayments plugin = plugin(http, antom.at(world), account(false), journal(), InstantSource.system());
        return new Connection(plugin, plugin, new PayerToken(PAYERS.getOrDefault(world, AntomBooks.RICH)), setup());
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
