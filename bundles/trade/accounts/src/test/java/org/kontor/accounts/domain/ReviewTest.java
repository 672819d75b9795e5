package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.kontor.accounts.domain.Refusals.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verification.Decision;
import org.kontor.accounts.VerificationState;
import org.kontor.security.Caller;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.verification.Finding;
import org.kontor.work.Fact;

public class ReviewTest {

    private static final Finding REVIEW = new Finding.UnderReview("case", "the name is on a list");

    @Rule
    public final TestStore store = TestStore.of("accounts");

    private final FakeVerifier verifier = new FakeVerifier();
    private Desks desks;
    private Caller owner;
    private Caller first;
    private Caller second;
    private UUID id;

    @Before
    public void openAReview() {
        FakeProviders providers = new FakeProviders(store.transactions());
        providers.add(FakeVerifier.ACCOUNT, verifier);
        desks = Desks.on(store, providers);
        owner = desks.registered("buy@elbe.example");
        first = desks.operator("first");
        second = desks.operator("second");
        verifier.willFind(REVIEW);
        id = desks.verify(owner);
    }

    @Test
    public void twoOperatorsVerifyForAYear() {
        decide(Decision.VERIFY, first);
        assertEquals(VerificationState.PROPOSED, state());
        refused("not-verified", () -> desks.accounts.requireVerified(owner.organisation(), "order"));

        decide(Decision.VERIFY, second);

        desks.accounts.requireVerified(owner.organisation(), "order");
        LocalDate today = LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC);
        assertEquals(
                Optional.of(today.plusYears(1)),
                desks.review.verification(id).details().until());
        refused("wrong-state", () -> decide(Decision.REJECT, first));
    }

    @Test
    public void theSecondOperatorMustBeAnother() {
        decide(Decision.VERIFY, first);

        refused("second-operator", () -> decide(Decision.VERIFY, first));
        refused("second-operator", () -> decide(Decision.REJECT, first));

        assertEquals(VerificationState.PROPOSED, state());
    }

    @Test
    public void whoDecidedAndWhyStaysInTheHistory() {
        decide(Decision.VERIFY, first);
        decide(Decision.VERIFY, second);

        List<Fact> history = desks.verifications.show(id, owner).history();

        assertEquals(
                List.of("Purchasing", FakeVerifier.ACCOUNT, "first", "second"),
                history.stream().map(Fact::actor).toList());
        assertEquals("seen by first", history.get(2).details().get("reason"));
        assertEquals("seen by second", history.get(3).details().get("reason"));
        assertEquals("VERIFIED", history.get(3).details().get("state"));
    }

    @Test
    public void nobodyConfirmsWhatTheyHaveNotSeen() {
        Optional<Long> seen = Optional.of(desks.review.verification(id).version());
        requireUnchanged(seen, second);
        decide(Decision.VERIFY, first);

        refused("stale", () -> requireUnchanged(seen, second));
        Caller stranger = desks.registered("else@other.example");
        refused("not-found", () -> requireUnchanged(seen, stranger));
    }

    @Test
    public void disagreementOpensTheReviewAgain() {
        decide(Decision.VERIFY, first);

        decide(Decision.REJECT, second);

        assertEquals(VerificationState.UNDER_REVIEW, state());
        assertEquals(Optional.empty(), desks.review.verification(id).details().proposal());
        decide(Decision.REJECT, second);
        decide(Decision.REJECT, first);
        assertEquals(VerificationState.REJECTED, state());
        assertEquals(
                List.of("seen by second"),
                desks.review.verification(id).details().reasons());
        assertEquals(Standing.REJECTED, desks.verifications.show(id, owner).standing());
    }

    @Test
    public void theProviderDoesNotOverruleWhatOperatorsAreDeciding() {
        decide(Decision.REJECT, first);

        verifier.willFind(new Finding.Verified("case", FakeVerifier.UNTIL));
        store.pass(Duration.ofMinutes(15));

        assertEquals(VerificationState.PROPOSED, state());
        decide(Decision.REJECT, second);
        store.pass(Duration.ofMinutes(15));
        assertEquals(VerificationState.REJECTED, state());
        assertEquals(List.of(), store.intentions().open());
    }

    @Test
    public void onlyOperatorsDecideAndSayWhy() {
        refused("not-found", () -> decide(Decision.VERIFY, owner));
        assertThrows(InvalidValueException.class, () -> desks.review.decide(id, Decision.VERIFY, " ", first));
        assertThrows(InvalidValueException.class, () -> desks.review.decide(id, null, "seen", first));
        refused("not-found", () -> desks.review.decide(UUID.randomUUID(), Decision.VERIFY, "seen", first));
    }

    @Test
    public void operatorsSeeEverythingUndecidedAndNothingElse() {
        Caller other = desks.registered("else@other.example");
        UUID later = desks.verify(other);

        assertEquals(
                List.of(id, later),
                desks.review.open().stream().map(Verification::id).toList());
        assertEquals(
                List.of(id, later),
                desks.verifications.list(Slice.first(10), first).stream()
                        .map(shown -> shown.verification().id())
                        .toList());
        decide(Decision.VERIFY, first);
        decide(Decision.VERIFY, second);
        assertEquals(
                List.of(later),
                desks.review.open().stream().map(Verification::id).toList());
        assertEquals(
                VerificationState.VERIFIED,
                desks.verifications.show(id, first).verification().state());
    }

    private void requireUnchanged(Optional<Long> seen, Caller caller) {
        desks.transactions.run(() -> desks.verifications.requireUnchanged(id, seen, caller));
    }

    private void decide(Decision decision, Caller by) {
        desks.review.decide(id, decision, "seen by " + by.name(), by);
    }

    private VerificationState state() {
        return desks.review.verification(id).state();
    }
}
