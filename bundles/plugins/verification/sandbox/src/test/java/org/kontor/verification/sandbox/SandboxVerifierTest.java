package org.kontor.verification.sandbox;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.testkit.VerificationContract;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.IdempotencyKey;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Subject.Kind;
import org.kontor.verification.Verifier;

public class SandboxVerifierTest extends VerificationContract {

    private static final Map<World, Settings.Trouble> TROUBLES = Map.of(
            World.FINE, Settings.Trouble.NONE,
            World.ANSWER_LOST, Settings.Trouble.IN_DOUBT,
            World.DOWN, Settings.Trouble.UNAVAILABLE,
            World.REJECTS_OUR_SETTINGS, Settings.Trouble.MISCONFIGURED,
            World.TALKS_NONSENSE, Settings.Trouble.UNINTELLIGIBLE);
    private static final Map<Class<? extends Finding>, String> WORDS = Map.of(
            Finding.Verified.class, "",
            Finding.Rejected.class, " reject",
            Finding.MoreNeeded.class, " More",
            Finding.UnderReview.class, " REVIEW");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Verifier enter(World world) {
        Map<String, Object> given = Map.of("journal", journal().toString(), "fault", TROUBLES.get(world));
        Settings settings = (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
        return new SandboxVerifier(settings, Clock.systemUTC());
    }

    @Override
    protected Subject subjectFor(Class<? extends Finding> finding) {
        return company("DE", "Lantern Works" + WORDS.get(finding), "");
    }

    @Override
    protected int cases() {
        try {
            return Files.exists(journal()) ? Files.readAllLines(journal()).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void aChineseCompanyNeedsAValidCreditCode() {
        assertTrue(found(company("CN", "Deng Guang", "91440300MA00000152")) instanceof Finding.Verified);
        assertTrue(found(company("CN", "Deng Guang", "91440300MA00000153")) instanceof Finding.MoreNeeded);
        assertTrue(found(company("CN", "Deng Guang", "")) instanceof Finding.MoreNeeded);
        assertTrue(found(company("CN", "Deng Guang", "REJECT-1")) instanceof Finding.Rejected);
        assertTrue(found(company("DE", "Deng Guang", "HRB 1")) instanceof Finding.Verified);
    }

    @Test
    public void bothCheckDigitsOfACreditCodeCount() {
        for (String code : List.of(
                "91440300123456788M",
                "91440300MA00000152",
                "91440300000000000E",
                "91000000000000000K",
                "Y1999999MA0000015E",
                "y1999999ma0000015e")) {
            assertTrue(code, CreditCode.isValid(code));
        }
        for (String code : List.of(
                "91440300123456788N",
                "91440300133456788M",
                "9144030012345678M",
                "9144O300123456788M",
                "91440300000000001H")) {
            assertFalse(code, CreditCode.isValid(code));
        }
    }

    @Test
    public void theFileNamesNobody() throws IOException {
        found(company("DE", "Lantern Works", "HRB 1"));

        assertFalse(Files.readString(journal()).contains("Lantern"));
        assertEquals(1, cases());
    }

    private Finding found(Subject subject) {
        return enter(World.FINE).begin(subject, IdempotencyKey.fresh());
    }

    private static Subject company(String country, String name, String number) {
        Address address = new Address(List.of("Road 1"), "City", "", "1", Country.of(country));
        return new Subject(Kind.COMPANY, name, "", number, "", address);
    }

    private Path journal() {
        return folder.getRoot().toPath().resolve("cases.jsonl");
    }
}
