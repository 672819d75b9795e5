package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.kontor.accounts.domain.Refusals.refused;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.accounts.PaymentInstrument;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.payment.PayerToken;
import org.kontor.security.Caller;
import org.kontor.store.Types;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.work.Fact;
import org.kontor.work.Intention;

public class InstrumentsTest {

    private static final InstrumentDesk.Wish WISH =
            new InstrumentDesk.Wish(Optional.of(FakeBank.ACCOUNT), "setup_1", "Elbe Leuchten GmbH");
    private static final BindingOutcome ACT =
            new BindingOutcome.ActionRequired(URI.create("https://bank.example/confirm"));

    @Rule
    public final TestStore store = TestStore.of("accounts");

    private final FakeBank bank = new FakeBank();
    private FakeProviders providers;
    private Desks desks;
    private Caller owner;

    @Before
    public void open() {
        providers = new FakeProviders(store.transactions());
        providers.add(FakeBank.ACCOUNT, bank);
        desks = Desks.on(store, providers);
        owner = desks.registered("buy@elbe.example");
    }

    @Test
    public void aBoundInstrumentCanBePaidWith() {
        UUID id = bind();

        PaymentInstrument instrument = desks.accounts.instrument(owner.organisation(), id);
        assertEquals(FakeBank.ACCOUNT, instrument.provider());
        assertEquals("token-of-the-bank", instrument.token().value());
        assertEquals("VISA", instrument.brand());
        assertEquals("4242", instrument.lastDigits());
        assertEquals(Optional.empty(), desks.instruments.show(id, owner).undecided());
        assertEquals(
                List.of(Fact.Kind.REGISTERED, Fact.Kind.INSTRUMENT_STARTED, Fact.Kind.INSTRUMENT_BOUND),
                desks.accounts.history(owner.organisation(), owner).stream()
                        .map(Fact::kind)
                        .toList());
        assertFalse(kept(), kept().contains("setup_1"));
        assertEquals(List.of(Optional.of(owner.organisation())), providers.asked());
    }

    @Test
    public void noMoreThanFourDigitsAreKept() {
        bank.willAnswer(new BindingOutcome.Bound(new Instrument(new PayerToken("t"), "VISA", "4000001234", "Holder")));

        UUID id = bind();

        assertEquals("1234", desks.accounts.instrument(owner.organisation(), id).lastDigits());
        assertFalse(kept(), kept().contains("4000001234"));
    }

    @Test
    public void aCardNumberIsRefusedAndNothingKept() {
        Optional<String> any = Optional.empty();

        for (String number : List.of("4242424242424242", "my card is 4242-4242-4242-4242")) {
            InvalidValueException refusal = assertThrows(
                    InvalidValueException.class, () -> new InstrumentDesk.Wish(any, number, "Elbe Leuchten GmbH"));
            assertTrue(refusal.remedy(), refusal.remedy().contains("own page"));
            assertFalse(refusal.getMessage(), refusal.getMessage().contains("4242"));
        }
    }

    @Test
    public void aDeclinedOneSaysWhyAndCannotBePaidWith() {
        bank.willAnswer(new BindingOutcome.Declined("expired_setup"));

        UUID id = bind();

        Binding declined = desks.instruments.show(id, owner).binding();
        assertEquals(InstrumentState.DECLINED, declined.state());
        assertEquals("expired_setup", declined.details().declinedBecause());
        assertEquals(List.of(Fact.Kind.INSTRUMENT_STARTED, Fact.Kind.INSTRUMENT_DECLINED), history(id));
        refused("not-found", () -> desks.accounts.instrument(owner.organisation(), id));
    }

    @Test
    public void whoMustActIsShownWhereAndTheAnswerIsAskedForAgain() {
        bank.willAnswer(ACT);

        UUID id = bind();

        Binding waiting = desks.instruments.show(id, owner).binding();
        assertEquals(InstrumentState.ACTION_REQUIRED, waiting.state());
        assertEquals(
                Optional.of(URI.create("https://bank.example/confirm")),
                waiting.details().actAt());
        refused("not-found", () -> desks.accounts.instrument(owner.organisation(), id));
        store.pass(Duration.ofMinutes(1));
        bank.willAnswer(FakeBank.BOUND);
        store.pass(Duration.ofMinutes(1));
        desks.accounts.instrument(owner.organisation(), id);
        bind();
        assertEquals(
                List.of(Fact.Kind.INSTRUMENT_STARTED, Fact.Kind.INSTRUMENT_WAITING, Fact.Kind.INSTRUMENT_BOUND),
                history(id));
    }

    @Test
    public void aProviderThatIsDownIsWaitedFor() {
        providers.goesAway(FakeBank.ACCOUNT);

        UUID id = bind();

        InstrumentDesk.Shown waiting = desks.instruments.show(id, owner);
        assertEquals(InstrumentState.BINDING, waiting.binding().state());
        assertEquals(Intention.State.WAITING, waiting.undecided().orElseThrow().state());
        providers.returns(FakeBank.ACCOUNT);
        store.intentions().providerArrived(FakeBank.ACCOUNT);
        store.runDue();
        desks.accounts.instrument(owner.organisation(), id);
    }

    @Test
    public void afterACrashBehindTheCallTheBindingIsFound() {
        UUID id = begin();
        Intention intended = desks.transactions
                .call(() -> store.intentions().latest(id, InstrumentEffect.PURPOSE))
                .orElseThrow();
        bank.bind("setup_1", "Elbe Leuchten GmbH", intended.key());

        store.restart();
        desks = Desks.on(store, providers);
        store.pass(TestStore.RECOVERY);

        assertEquals(1, bank.asked());
        desks.accounts.instrument(owner.organisation(), id);
    }

    @Test
    public void aStrangerFindsNothing() {
        UUID id = bind();
        Caller stranger = desks.registered("else@other.example");

        refused("not-found", () -> desks.instruments.show(id, stranger));
        refused("not-found", () -> desks.instruments.list(owner.organisation(), Slice.first(1), stranger));
        refused("not-found", () -> desks.instruments.begin(owner.organisation(), WISH, stranger));
        refused("not-found", () -> desks.accounts.instrument(stranger.organisation(), id));
        assertEquals(
                List.of(id),
                desks.instruments.list(owner.organisation(), Slice.first(10), owner).stream()
                        .map(shown -> shown.binding().id())
                        .toList());
    }

    @Test
    public void nothingPersonalIsPrinted() {
        UUID id = bind();

        String printed = List.of(
                        desks.accounts.instrument(owner.organisation(), id), desks.instruments.show(id, owner), WISH)
                .toString();

        for (String personal : List.of("Elbe", "4242", "token-of-the-bank", "setup_1")) {
            assertFalse(printed, printed.contains(personal));
        }
    }

    private List<Fact.Kind> history(UUID id) {
        return desks.instruments.show(id, owner).history().stream()
                .map(Fact::kind)
                .toList();
    }

    private UUID begin() {
        return desks.transactions.call(() -> desks.instruments.begin(owner.organisation(), WISH, owner));
    }

    private UUID bind() {
        UUID id = begin();
        desks.instruments.carryOut(id);
        return id;
    }

    private String kept() {
        return desks.transactions.call(() -> store.sql()
                .now()
                .select(Types.document("details"))
                .from(Types.table("payment_instruments"))
                .fetch()
                .formatCSV());
    }
}
