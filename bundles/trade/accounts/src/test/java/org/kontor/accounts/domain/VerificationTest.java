package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.kontor.accounts.domain.Refusals.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.Verification.Decision;
import org.kontor.accounts.VerificationState;
import org.kontor.security.Caller;
import org.kontor.testkit.TestStore;
import org.kontor.values.IdempotencyKey;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.work.Fact;
import org.kontor.work.Intention;
import org.kontor.work.TradeRuleException;

public class VerificationTest {

    private static final Finding MORE = new Finding.MoreNeeded("case", List.of("tax number"));
    private static final Finding REVIEW = new Finding.UnderReview("case", "the name is on a list");
    private static final Finding REJECTED = new Finding.Rejected("case", List.of("no such company"));
    private static final Finding VERIFIED = new Finding.Verified("case", FakeVerifier.UNTIL);
    private static final Subject SUBJECT = new Subject(
            Subject.Kind.COMPANY,
            "Elbe Leuchten GmbH",
            "",
            "",
            "",
            Desks.profile().address());
    private static final Duration A_PROVIDERS_REVIEW = Duration.ofMinutes(15);

    @Rule
    public final TestStore store = TestStore.of("accounts");

    private final FakeVerifier verifier = new FakeVerifier();
    private FakeProviders providers;
    private Desks desks;
    private Caller owner;

    @Before
    public void open() {
        providers = new FakeProviders(store.transactions());
        providers.add(FakeVerifier.ACCOUNT, verifier);
        desks = Desks.on(store, providers);
        owner = desks.registered("buy@elbe.example");
    }

    @Test
    public void aVerifiedOrganisationMayTrade() {
        UUID id = desks.verify(owner);

        desks.accounts.requireVerified(owner.organisation(), "order");
        VerificationDesk.Shown shown = desks.verifications.show(id, owner);
        assertEquals(VerificationState.VERIFIED, shown.verification().state());
        assertEquals(
                Optional.of(FakeVerifier.UNTIL), shown.verification().details().until());
        assertEquals(Standing.VERIFIED, shown.standing());
        assertEquals(Optional.empty(), shown.unanswered());
        assertEquals("DE136695976", verifier.begun().get(0).taxNumber());
        assertEquals(
                List.of(Fact.Kind.REGISTERED, Fact.Kind.VERIFICATION_STARTED, Fact.Kind.VERIFICATION_DECIDED),
                desks.accounts.history(owner.organisation(), owner).stream()
                        .map(Fact::kind)
                        .toList());
    }

    @Test
    public void whoHasNotBegunIsToldHow() {
        TradeRuleException refusal = refusal();

        assertTrue(refusal.getMessage(), refusal.getMessage().contains("has not begun a verification"));
        assertTrue(refusal.remedy(), refusal.remedy().contains("POST /api/v1/organisations/" + owner.organisation()));
    }

    @Test
    public void whoeverIsNotVerifiedIsToldWhyInEveryState() {
        providers.goesAway(FakeVerifier.ACCOUNT);
        UUID id = desks.verify(owner);
        assertTold("waits for the answer of " + FakeVerifier.ACCOUNT, "/api/v1/verifications/" + id);

        providers.returns(FakeVerifier.ACCOUNT);
        verifier.willFind(MORE);
        answersArrive();
        assertTold("must give more for its verification: tax number", id + "/evidence");

        verifier.willFind(REVIEW);
        giveTaxNumber(id);
        assertTold("is under review by a person", "/api/v1/verifications/" + id);

        desks.review.decide(id, Decision.VERIFY, "seen", desks.operator("first"));
        assertTold("is under review by a person", "/api/v1/verifications/" + id);
    }

    @Test
    public void aRejectedOneIsToldTheReasonsAndMayBeginAgain() {
        verifier.willFind(REJECTED);
        UUID rejected = desks.verify(owner);

        assertTold("was rejected: no such company", "clear the reasons, then start one with POST");
        assertEquals(
                Standing.REJECTED, desks.verifications.show(rejected, owner).standing());

        verifier.willFind(VERIFIED);
        desks.verify(owner);
        desks.accounts.requireVerified(owner.organisation(), "order");
    }

    @Test
    public void anExpiredVerificationRefusesAgain() {
        desks.verify(owner);
        LocalDate today = LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC);
        store.clock().advance(Duration.ofDays(FakeVerifier.UNTIL.toEpochDay() - today.toEpochDay()));
        desks.accounts.requireVerified(owner.organisation(), "order");

        store.clock().advance(Duration.ofDays(1));

        assertTold("was verified until 2027-06-30; must be verified again", "start one with POST");
        verifier.willFind(new Finding.Verified("case", FakeVerifier.UNTIL.plusYears(1)));
        desks.verify(owner);
        desks.accounts.requireVerified(owner.organisation(), "order");
    }

    @Test
    public void evidenceCorrectsTheDataAndAsksTheProviderAnew() {
        verifier.willFind(MORE);
        UUID id = desks.verify(owner);
        verifier.willFind(VERIFIED);

        giveTaxNumber(id);

        assertEquals("DE999999999", verifier.begun().get(1).taxNumber());
        assertEquals(
                "DE999999999", desks.accounts.organisation(owner.organisation()).taxNumber());
        assertEquals("Elbe Leuchten GmbH", verifier.begun().get(1).legalName());
        desks.accounts.requireVerified(owner.organisation(), "order");
        refused("wrong-state", () -> giveTaxNumber(id));
    }

    @Test
    public void aLaterAnswerFlipsTheStanding() {
        verifier.willFind(REVIEW);
        UUID id = desks.verify(owner);
        store.pass(A_PROVIDERS_REVIEW);
        refusal();

        verifier.willFind(VERIFIED);
        store.pass(A_PROVIDERS_REVIEW);

        desks.accounts.requireVerified(owner.organisation(), "order");
        assertEquals(1, verifier.begun().size());
        assertEquals(
                VerificationState.VERIFIED,
                desks.verifications.show(id, owner).verification().state());
    }

    @Test
    public void aProviderThatIsDownIsWaitedForVisiblyAndAskedWhenItIsBack() {
        providers.goesAway(FakeVerifier.ACCOUNT);

        UUID id = desks.verify(owner);

        VerificationDesk.Shown waiting = desks.verifications.show(id, owner);
        assertEquals(VerificationState.STARTED, waiting.verification().state());
        assertEquals(Intention.State.WAITING, waiting.unanswered().orElseThrow().state());
        providers.returns(FakeVerifier.ACCOUNT);
        answersArrive();
        desks.accounts.requireVerified(owner.organisation(), "order");
        assertEquals(1, verifier.begun().size());
    }

    @Test
    public void afterACrashBeforeTheCallTheProviderIsAskedOnce() {
        UUID id = begin();

        restart();
        store.pass(TestStore.RECOVERY);

        assertEquals(1, verifier.begun().size());
        desks.accounts.requireVerified(owner.organisation(), "order");
        assertEquals(Optional.empty(), desks.verifications.show(id, owner).unanswered());
    }

    @Test
    public void afterACrashBehindTheCallFindDecides() {
        UUID id = begin();
        IdempotencyKey key = desks.transactions
                .call(() -> store.intentions().latest(id, VerificationEffect.PURPOSE))
                .orElseThrow()
                .key();
        verifier.begin(SUBJECT, key);

        restart();
        store.pass(TestStore.RECOVERY);

        assertEquals(List.of(SUBJECT), verifier.begun());
        desks.accounts.requireVerified(owner.organisation(), "order");
    }

    @Test
    public void aLostAnswerIsFoundAndNotAskedForTwice() {
        verifier.losesAnswers(true);

        UUID id = desks.verify(owner);

        assertEquals(
                Intention.State.IN_DOUBT,
                desks.verifications.show(id, owner).unanswered().orElseThrow().state());
        refusal();
        store.pass(Duration.ofMinutes(5));
        desks.accounts.requireVerified(owner.organisation(), "order");
        assertEquals(1, verifier.begun().size());
        assertEquals(
                "asked and acted about nothing else",
                Set.of(Optional.of(owner.organisation())),
                Set.copyOf(providers.asked()));
    }

    @Test
    public void oneVerificationRunsAtATime() {
        verifier.willFind(REVIEW);
        UUID id = desks.verify(owner);

        String remedy = refused("verification-open", () -> desks.verify(owner)).remedy();

        assertTrue(remedy, remedy.contains(id.toString()));
    }

    @Test
    public void whoChoosesAProviderThatIsNotThereIsToldWhichAre() {
        Optional<String> none = Optional.of("verification.none");

        String remedy = refused("unknown-provider", () -> desks.verifications.begin(owner.organisation(), none, owner))
                .remedy();

        assertTrue(remedy, remedy.contains(FakeVerifier.ACCOUNT));
    }

    @Test
    public void aStrangerFindsNothing() {
        UUID id = desks.verify(owner);
        Caller stranger = desks.registered("else@other.example");

        refused("not-found", () -> desks.verifications.show(id, stranger));
        refused("not-found", () -> desks.verifications.giveEvidence(id, taxNumber(), stranger));
        refused("not-found", () -> desks.verifications.begin(owner.organisation(), Optional.empty(), stranger));
        refused("not-found", () -> desks.accounts.requireVerified(UUID.randomUUID(), "order"));
        assertEquals(List.of(), desks.verifications.list(Slice.first(10), stranger));
        assertEquals(1, desks.verifications.list(Slice.first(10), owner).size());
    }

    @Test
    public void nothingPersonalIsPrinted() {
        verifier.willFind(REJECTED);
        UUID id = desks.verify(owner);

        String printed = desks.verifications.show(id, owner) + " " + taxNumber();

        assertFalse(printed, printed.contains("no such company"));
        assertFalse(printed, printed.contains("DE999999999"));
    }

    private UUID begin() {
        return desks.transactions.call(() -> desks.verifications.begin(owner.organisation(), Optional.empty(), owner));
    }

    private void restart() {
        store.restart();
        desks = Desks.on(store, providers);
    }

    private void answersArrive() {
        store.intentions().providerArrived(FakeVerifier.ACCOUNT);
        store.runDue();
    }

    private void giveTaxNumber(UUID id) {
        desks.transactions.call(() -> desks.verifications.giveEvidence(id, taxNumber(), owner));
        desks.verifications.carryOut(id);
    }

    private static Evidence taxNumber() {
        Optional<String> same = Optional.empty();
        return new Evidence(same, same, same, Optional.of("DE999999999"), Optional.empty());
    }

    private TradeRuleException refusal() {
        return refused("not-verified", () -> desks.accounts.requireVerified(owner.organisation(), "order"));
    }

    private void assertTold(String why, String remedy) {
        TradeRuleException refusal = refusal();
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("cannot order"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(why));
        assertTrue(refusal.remedy(), refusal.remedy().contains(remedy));
    }
}
