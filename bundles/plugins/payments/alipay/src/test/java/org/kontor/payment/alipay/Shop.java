package org.kontor.payment.alipay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.testkit.TestClock;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** An account whose provider says what the test lays before it, and whose clock the test moves. */
final class Shop extends ExternalResource {

    static final Money PRICE = Money.of(1_250, "USD");

    final TestClock clock = new TestClock();
    final Played antom = new Played();

    private final TemporaryFolder folder = new TemporaryFolder();
    private final boolean reserves;
    private final List<AlipayPayments> opened = new ArrayList<>();
    private AlipayPayments plugin;

    Shop(boolean reserves) {
        this.reserves = reserves;
    }

    @Override
    protected void before() throws Throwable {
        folder.create();
        plugin = restarted();
    }

    @Override
    protected void after() {
        opened.forEach(AlipayPayments::close);
        folder.delete();
    }

    AlipayPayments plugin() {
        return plugin;
    }

    /** The same account in a new process. */
    AlipayPayments restarted() {
        URI host = URI.create("https://open-sea-global.alipay.com");
        Account account = AlipayPaymentsTest.account(reserves);
        opened.add(AlipayPaymentsTest.plugin(antom, host, account, Vectors.KEYS, journal(), clock));
        return opened.get(opened.size() - 1);
    }

    Path journal() {
        return folder.getRoot().toPath().resolve("books.jsonl");
    }

    PaymentOutcome charge(String payer, IdempotencyKey key) {
        return plugin.charge(new PayerToken(payer), PRICE, "order 1", key);
    }

    /** A key of the host's, made now. */
    IdempotencyKey key() {
        return made(clock.instant());
    }

    static IdempotencyKey made(Instant when) {
        long random = UUID.randomUUID().getMostSignificantBits() & 0xfff;
        long most = when.toEpochMilli() << 16 | 0x7000 | random;
        return IdempotencyKey.of(new UUID(most, UUID.randomUUID().getLeastSignificantBits()));
    }

    static String fault(Fault expected, ThrowingRunnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call);
        assertEquals(failure.getMessage(), expected, failure.fault());
        return failure.getMessage();
    }
}
