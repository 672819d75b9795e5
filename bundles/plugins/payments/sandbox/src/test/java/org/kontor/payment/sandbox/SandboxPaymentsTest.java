package org.kontor.payment.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;
import org.kontor.conformance.Abilities;
import org.kontor.conformance.CarrierKit;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.testkit.PaymentContract;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class SandboxPaymentsTest extends PaymentContract {

    private static final Money AMOUNT = Money.of(1_000, "EUR");
    private static final String SECRET = "tell-me";
    private static final Map<World, Behaviour> TOKENS = Map.of(
            World.DECLINES, Behaviour.DECLINED,
            World.WANTS_ACTION, Behaviour.THREE_DS,
            World.DECIDES_LATER, Behaviour.PENDING,
            World.ANSWER_LOST, Behaviour.IN_DOUBT,
            World.REQUEST_LOST, Behaviour.LOST,
            World.RESERVES, Behaviour.HOLD,
            World.HOLD_ENDED, Behaviour.HOLD_ENDED,
            World.TRANSFERS, Behaviour.TRANSFER,
            World.DISPUTES, Behaviour.DISPUTED);
    private static final Map<World, Settings.Trouble> TROUBLES = Map.of(
            World.DOWN, Settings.Trouble.UNAVAILABLE,
            World.REJECTS_OUR_SETTINGS, Settings.Trouble.MISCONFIGURED,
            World.TALKS_NONSENSE, Settings.Trouble.UNINTELLIGIBLE);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final IdempotencyKey key = IdempotencyKey.fresh();

    @Override
    protected Connection enter(World world) {
        SandboxPayments sandbox = sandbox(Map.of(
                "fault",
                TROUBLES.getOrDefault(world, Settings.Trouble.NONE),
                "settle_millis",
                50L,
                "_webhook_secret",
                SECRET));
        String token = TOKENS.getOrDefault(world, Behaviour.OK).token();
        return new Connection(Abilities.of(sandbox), new PayerToken(token), "card-visa-4242");
    }

    @Override
    protected int movements() {
        return (int) memory().lines()
                .filter(line -> line.matches("\\{\"key\":\"(charge|capture|refund|payout):.*"))
                .count();
    }

    @Override
    protected CarrierKit.Message message(Duration age) {
        byte[] body = "{\"event\":\"ev_1\",\"subject\":\"CHARGE\"}".getBytes(StandardCharsets.UTF_8);
        Instant at = Clock.systemUTC().instant().minus(age);
        return new CarrierKit.Message(Map.of(Seal.HEADER, new Seal(SECRET).sign(body, at)), body);
    }

    @Override
    protected String chargeback(IdempotencyKey charge) {
        return Disputes.reference(charge.value());
    }

    @Override
    protected byte[] statement() {
        return kit("statement.txt");
    }

    @Override
    protected byte[] oddStatement() {
        return kit("odd-statement.txt");
    }

    @Override
    protected String memory() {
        try {
            return Files.exists(books()) ? Files.readString(books()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void aSetupTellsBrandAndLastDigits() {
        assertInstrument("VISA", "4242", "tok-ok", bind("card-visa-4242", "Lantern Works"));
        assertInstrument("MASTERCARD", "0005", "tok-declined", bind("card-mastercard-0005-declined", "Lantern Works"));
        assertInstrument("ALIPAY", "tern", "tok-ok", bind("alipay-lantern", "Lantern Works"));
        assertInstrument("SEPA", "3000", "tok-transfer", bind("iban-3000", "Lantern Works"));
        assertInstrument("SEPA", "3000", "tok-payout-returned", bind("iban-3000-payout-returned", "Lantern Works"));
        assertInstrument("SANDBOX", "", "tok-3ds", bind("tok-3ds", "Lantern Works"));
    }

    @Test
    public void aSetupItDoesNotKnowIsDeclined() {
        assertEquals(new BindingOutcome.Declined("unknown_setup"), bind("card-visa-4242-nonsense", "Lantern Works"));
        assertEquals(new BindingOutcome.Declined("refused_by_the_issuer"), bind("bind-declined", "Lantern Works"));
        assertEquals(new BindingOutcome.Declined("refused_by_the_issuer"), bind("tok-ok", "DECLINED Works"));
        assertEquals(new BindingOutcome.Declined("card_numbers_are_not_accepted"), bind("tok-ok", "4242424242424242"));
    }

    @Test
    public void aBindingThatNeedsItsHolderIsBoundWhenAskedOftenEnough() {
        SandboxPayments sandbox = sandbox(Map.of("settle_asks", 2));

        assertTrue(sandbox.bind("bind-3ds", "Lantern Works", key) instanceof BindingOutcome.ActionRequired);
        assertTrue(sandbox.findBinding(key).orElseThrow() instanceof BindingOutcome.ActionRequired);
        assertTrue(sandbox.findBinding(key).orElseThrow() instanceof BindingOutcome.Bound);
    }

    @Test
    public void aBindingWhoseAnswerIsLostIsFound() {
        SandboxPayments sandbox = sandbox(Map.of());

        assertFault(Fault.IN_DOUBT, () -> sandbox.bind("bind-in-doubt", "Lantern Works", key));
        assertTrue(sandbox.findBinding(key).orElseThrow() instanceof BindingOutcome.Bound);
        assertTrue(sandbox.bind("bind-in-doubt", "Lantern Works", key) instanceof BindingOutcome.Bound);
    }

    @Test
    public void aTokenThatIsDownWorksAfterTheConfiguredCalls() {
        SandboxPayments sandbox = sandbox(Map.of("down_calls", 2));

        assertFault(Fault.UNAVAILABLE, () -> charge(sandbox, "tok-down"));
        assertFault(Fault.UNAVAILABLE, () -> charge(sandbox, "tok-down"));
        assertTrue(charge(sandbox, "tok-down") instanceof PaymentOutcome.Succeeded);
    }

    @Test
    public void aSlowChargeThatIsInterruptedDidNothing() {
        SandboxPayments sandbox = sandbox(Map.of("slow_millis", 60_000L));
        Thread.currentThread().interrupt();

        assertFault(Fault.UNAVAILABLE, () -> charge(sandbox, "tok-slow"));
        assertTrue("the interrupt is kept", Thread.interrupted());
        assertEquals(Optional.empty(), sandbox.find(key));
    }

    @Test
    public void anActionIsDoneWhenAskedOftenEnough() {
        SandboxPayments sandbox = sandbox(Map.of("settle_asks", 2, "settle_millis", 3_600_000L));
        charge(sandbox, "tok-3ds");

        assertTrue(sandbox.find(key).orElseThrow() instanceof PaymentOutcome.ActionRequired);
        assertTrue(sandbox.find(key).orElseThrow() instanceof PaymentOutcome.Succeeded);
    }

    @Test
    public void amountsAndTokensItDoesNotLikeAreDeclined() {
        SandboxPayments sandbox = sandbox(Map.of());

        assertEquals(new PaymentOutcome.Declined("unknown_token"), charge(sandbox, "tok-nobody"));
        for (Money amount : List.of(Money.of(0, "EUR"), Money.of(-1, "EUR"), Money.of(10_000_000_000L, "EUR"))) {
            assertTrue(
                    sandbox.charge(new PayerToken("tok-ok"), amount, "order", IdempotencyKey.fresh())
                            instanceof PaymentOutcome.Declined);
        }
    }

    @Test
    public void aRefundGoesAsTheTokenOfItsChargeSays() {
        SandboxPayments sandbox = sandbox(Map.of());
        IdempotencyKey doubtful = IdempotencyKey.fresh();

        assertTrue(refund(sandbox, "tok-refund-declined", IdempotencyKey.fresh()) instanceof PaymentOutcome.Declined);
        assertTrue(refund(sandbox, "tok-refund-pending", IdempotencyKey.fresh()) instanceof PaymentOutcome.Pending);
        assertFault(Fault.IN_DOUBT, () -> refund(sandbox, "tok-refund-in-doubt", doubtful));
        assertTrue(sandbox.find(doubtful).orElseThrow() instanceof PaymentOutcome.Succeeded);
    }

    @Test
    public void aClosedSandboxDoesNothingMore() {
        SandboxPayments sandbox = sandbox(Map.of());
        sandbox.close();

        assertFault(Fault.UNAVAILABLE, () -> charge(sandbox, "tok-ok"));
        assertFalse(Files.exists(books()));
    }

    @Test
    public void aCheckSaysThatTheSettingsAreRejectedAndFailsWhenTheSandboxIsDown() {
        assertEquals(
                List.of("the sandbox rejects these settings, because fault is MISCONFIGURED"),
                sandbox(Map.of("fault", Settings.Trouble.MISCONFIGURED)).check());
        assertEquals(List.of(), sandbox(Map.of("fault", Settings.Trouble.NONE)).check());
        SandboxPayments down = sandbox(Map.of("fault", Settings.Trouble.UNAVAILABLE));
        assertFault(Fault.UNAVAILABLE, down::check);
        assertFalse(Files.exists(books()));
    }

    private PaymentOutcome charge(SandboxPayments sandbox, String token) {
        return sandbox.charge(new PayerToken(token), AMOUNT, "order", key);
    }

    private static PaymentOutcome refund(SandboxPayments sandbox, String token, IdempotencyKey key) {
        IdempotencyKey charge = IdempotencyKey.fresh();
        sandbox.charge(new PayerToken(token), AMOUNT, "order", charge);
        return sandbox.refund("ch_" + charge.value(), AMOUNT, key);
    }

    private BindingOutcome bind(String setup, String holder) {
        return sandbox(Map.of()).bind(setup, holder, IdempotencyKey.fresh());
    }

    private SandboxPayments sandbox(Map<String, Object> given) {
        Settings settings = Account.settings(books(), given);
        return new SandboxPayments(settings, request -> new Answer(200, Map.of(), new byte[0]), Clock.systemUTC());
    }

    private static byte[] kit(String file) {
        try (InputStream content = SandboxPayments.class.getResourceAsStream("/KONTOR-INF/kit/" + file)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path books() {
        return folder.getRoot().toPath().resolve("books.jsonl");
    }

    private static void assertInstrument(String brand, String digits, String token, BindingOutcome outcome) {
        assertEquals(
                new BindingOutcome.Bound(new Instrument(new PayerToken(token), brand, digits, "Lantern Works")),
                outcome);
    }

    private static void assertFault(Fault fault, ThrowingRunnable call) {
        assertEquals(fault, assertThrows(ProviderException.class, call).fault());
    }
}
