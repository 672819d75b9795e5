package org.kontor.payment.alipay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.CarrierKit;
import org.kontor.payment.PayerToken;
import org.kontor.testkit.PaymentContract;
import org.kontor.testkit.TestHttp;
import org.kontor.testkit.live.payment.AntomForm;
import org.kontor.testkit.live.payment.PaymentProvider;
import org.kontor.testkit.live.payment.Worlds;
import org.kontor.toolkit.Journal;
import org.kontor.toolkit.http.Http;

/** The rules of docs/spi/payment.md, with an Antom that keeps real books and signs. */
public class AlipayPaymentsTest extends PaymentContract {

    private static final String INBOX = "https://shop.example/webhooks/antom/payment";

    @Rule
    public final PaymentProvider provider = new PaymentProvider(Clock.systemUTC());

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Worlds worlds = new Worlds(provider);

    @Override
    protected Connection enter(World world) {
        boolean reserves = Worlds.reserves(world);
        return enter(world, reserves ? "CARD" : "ALIPAY_CN", reserves);
    }

    @Override
    protected CarrierKit.Message message(Duration age) {
        return worlds.message(enter(World.FINE), URI.create(INBOX), age);
    }

    @Override
    protected int movements() {
        return provider.books().movements();
    }

    @Override
    protected String memory() {
        try {
            return Files.exists(journal()) ? Files.readString(journal()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An account whose payers pay by this method. */
    protected final Connection enter(World world, String method, boolean reserves) {
        AlipayPayments plugin = plugin(
                http,
                worlds.enter(world),
                account(reserves),
                keys(provider.antom()),
                journal(),
                InstantSource.system());
        PayerToken payer = new PayerToken(AntomForm.token(method, Worlds.payer(world)));
        return new Connection(Abilities.of(plugin), payer, "consent-rich");
    }

    static AccountKeys keys(AntomForm antom) {
        return AccountKeys.read(antom.privateKey(), antom.publicKey());
    }

    static Account account(boolean reserves) {
        return new Account(
                Vectors.CLIENT,
                "ALIPAY_CN",
                reserves,
                "USD",
                "",
                "https://shop.example/return",
                INBOX,
                Duration.ofSeconds(120));
    }

    static AlipayPayments plugin(
            Http http, URI host, Account account, AccountKeys keys, Path journal, InstantSource clock) {
        return new AlipayPayments(host + AntomForm.API, account, "1", keys, new Journal(journal), http, clock);
    }

    private Path journal() {
        return folder.getRoot().toPath().resolve("alipay.jsonl");
    }
}
