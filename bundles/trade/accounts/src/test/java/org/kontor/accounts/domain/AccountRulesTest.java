package org.kontor.accounts.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.kontor.accounts.Organisation.Standing;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verification.Details;
import org.kontor.accounts.VerificationState;
import org.kontor.security.Caller;
import org.kontor.security.Role;
import org.kontor.store.Documents;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.InvalidValueException;
import org.kontor.verification.Subject;
import org.kontor.work.TradeRuleException;

public class AccountRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final UUID organisation = UUID.randomUUID();

    @Test
    public void aVerificationHoldsThroughItsLastDay() {
        Standings standings = new Standings(Standing.VERIFIED, Optional.of(DAY), Optional.empty(), 1);

        assertTrue(standings.verifiedOn(DAY));
        assertFalse(standings.verifiedOn(DAY.plusDays(1)));
    }

    @Test
    public void everyUnverifiedStateSaysWhyAndWhatToDo() {
        assertTrue(refusal(VerificationState.STARTED, Details.NONE).contains("waits for the answer of verifier.a"));
        assertTrue(refusal(VerificationState.MORE_NEEDED, Details.moreNeeded(List.of("tax number")))
                .contains("tax number"));
        assertTrue(refusal(VerificationState.UNDER_REVIEW, Details.underReview("name"))
                .contains("under review"));
        assertTrue(
                refusal(VerificationState.PROPOSED, Details.underReview("name")).contains("under review"));
        assertTrue(refusal(VerificationState.REJECTED, Details.rejected(List.of("no such company")))
                .contains("no such company"));
        assertTrue(refusal(VerificationState.VERIFIED, Details.verified(DAY)).contains("verified again"));
    }

    @Test
    public void theFifthFailureMakesTheLoginWaitAndSuccessForgets() {
        FailedLogins failures = new FailedLogins();
        for (int i = 0; i < 4; i++) {
            failures.failed("a@example.com", NOW);
        }
        assertEquals(Duration.ZERO, failures.waitFor("a@example.com", NOW));

        failures.failed("a@example.com", NOW);

        assertEquals(Duration.ofSeconds(30), failures.waitFor("a@example.com", NOW));
        assertEquals(Duration.ZERO, failures.waitFor("b@example.com", NOW));
        failures.succeeded("a@example.com");
        assertEquals(Duration.ZERO, failures.waitFor("a@example.com", NOW));
    }

    @Test
    public void aRevokedKeyLeavesTheCacheAndAnOlderReadDoesNotBringItBack() {
        CallerCache cache = new CallerCache(Clock.fixed(NOW, ZoneOffset.UTC));
        KnownCaller known = new KnownCaller(
                UUID.randomUUID(), new Caller(organisation, UUID.randomUUID(), "a", Set.of()), NOW.plusSeconds(60));
        long before = cache.revocations();
        cache.put("hash", known, before);
        assertTrue(cache.get("hash").isPresent());

        cache.revoked(known.credential());
        cache.put("hash", known, before);

        assertTrue(cache.get("hash").isEmpty());
    }

    @Test
    public void aCardNumberIsRefusedAsSetupAndHolder() {
        Optional<String> any = Optional.empty();

        assertThrows(
                InvalidValueException.class, () -> new InstrumentDesk.Wish(any, "4242 4242 4242 4242", "Example Ltd"));
        assertThrows(InvalidValueException.class, () -> new InstrumentDesk.Wish(any, "setup_1", "4242424242424242"));
    }

    @Test
    public void anEmailAddressFitsItsColumnHoweverItIsFolded() {
        String growing = "\u0130".repeat(240) + "@example.com";

        assertEquals("email", refused(() -> Texts.login(growing)));
        assertEquals("email", refused(() -> Texts.login("a".repeat(100_000))));
    }

    @Test
    public void anAddressFitsADocument() {
        Country germany = Country.of("DE");

        assertEquals("address", refused(() -> at(new Address(List.of("x".repeat(201)), "Hamburg", "", "", germany))));
        assertEquals("address", refused(() -> at(new Address(List.of("Quay 1"), "x".repeat(201), "", "", germany))));
    }

    @Test
    public void aTelephoneNumberHasDigits() {
        assertEquals("phone", refused(() -> Texts.phone("phone", "call me")));
        assertEquals("phone", refused(() -> Texts.phone("phone", "5".repeat(41))));
        assertEquals("(040) 5550-100 ext. 7", Texts.phone("phone", " (040) 5550-100 ext. 7"));
    }

    @Test
    public void evidenceHoldsSomething() {
        assertEquals("evidence", refused(() -> new Evidence(null, null, null, null, null)));
    }

    private static String refused(ThrowingRunnable made) {
        return assertThrows(InvalidValueException.class, made).field();
    }

    private static Profile at(Address address) {
        return new Profile(Subject.Kind.PERSON, "A Name", "", "", "", address, "+49 40 5550 0100", "a@example.com");
    }

    @Test
    public void aMemberNeverPrintsAndCannotBeAnOperator() {
        NewMember member = new NewMember("A Name", "a@example.com", "correct horse battery", Role.OWNER);

        assertEquals("NewMember[hidden]", member.toString());
        assertThrows(
                InvalidValueException.class,
                () -> new NewMember("A Name", "a@example.com", "correct horse battery", Role.OPERATOR));
        assertThrows(InvalidValueException.class, () -> new NewMember("A Name", "a@example.com", "short", Role.OWNER));
    }

    @Test
    public void detailsSurviveTheirColumn() {
        Details details = Details.underReview("name differs")
                .proposed(
                        new Verification.Proposal(Verification.Decision.VERIFY, "seen", UUID.randomUUID(), "operator"));

        assertEquals(details, Documents.read(Documents.write(details), Details.class));
    }

    private String refusal(VerificationState state, Details details) {
        Verification latest = new Verification(UUID.randomUUID(), organisation, "verifier.a", state, 1, NOW, details);
        Standings standings = new Standings(Standing.UNVERIFIED, Optional.empty(), Optional.of(latest.id()), 1);
        TradeRuleException refusal = Unverified.refusal(organisation, "order", standings, Optional.of(latest));
        assertTrue(refusal.getMessage().contains("cannot order"));
        assertFalse(refusal.remedy().isEmpty());
        return refusal.getMessage();
    }
}
