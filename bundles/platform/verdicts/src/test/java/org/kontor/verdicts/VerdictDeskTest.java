package org.kontor.verdicts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Rates;
import org.kontor.carrier.sandbox.SandboxCarrier;
import org.kontor.deployment.Verdict;
import org.kontor.deployment.Verdict.Outcome;
import org.kontor.deployment.Verdicts;
import org.kontor.testkit.TestStore;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.Bundle;

/** The sandbox carrier, with kits that are missing, unreadable or not true. */
public class VerdictDeskTest {

    private static final String PLUGIN = "org.kontor.carrier.sandbox";
    private static final String VERSION = "7.0.0";
    private static final String HASH = "ab".repeat(32);

    private final TestStore store = TestStore.of("verdicts");
    private final TemporaryFolder folder = new TemporaryFolder();
    private final SmallServer server = new SmallServer(store, folder, SandboxCarrier.class);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(store).around(folder).around(server);

    private Verdicts desk;

    @Before
    public void open() {
        desk = server.desk(Rates.class);
    }

    @Test
    public void aBrokenRuleIsKeptWithInputExpectedAndGot() throws Exception {
        install("down.settings.fault.rates = UNAVAILABLE", "down.settings.fault.rates = MISCONFIGURED");

        Verdict verdict = desk.check(PLUGIN, VERSION, HASH);

        assertEquals(
                List.of(new Verdict.Ruling(
                        "c06",
                        "is UNAVAILABLE when the carrier is down",
                        Outcome.BROKEN,
                        "quoting [Parcel[count=24, lengthMm=600, widthMm=400, heightMm=350, weightGrams=11200]]"
                                + " from CN to DE",
                        "UNAVAILABLE",
                        "MISCONFIGURED")),
                verdict.rulings().stream()
                        .filter(ruling -> ruling.outcome() == Outcome.BROKEN)
                        .toList());
        assertFalse(verdict.passed());
        assertEquals("It breaks c06", verdict.sentence());
        assertEquals(Optional.of(verdict), desk.of(HASH));
    }

    @Test
    public void theLatestVerdictOnAJarCounts() throws Exception {
        Bundle wrong = install("answer-lost.settings.fault.book = ANSWER_LOST", "");
        desk.check(PLUGIN, VERSION, HASH);
        wrong.uninstall();
        install("", "");
        Verdict second = desk.check(PLUGIN, VERSION, HASH);

        assertTrue(second.toString(), second.passed());
        assertEquals(Optional.of(second), desk.of(HASH));
    }

    @Test
    public void anAccountThatDoesNotOpenBreaksTheRuleThatNeedsIt() throws Exception {
        install("down.settings.fault.track = UNAVAILABLE", "down.settings.currency = SHELLS");

        Verdict verdict = desk.check(PLUGIN, VERSION, HASH);

        assertEquals("It breaks c06, c18", verdict.sentence());
        Verdict.Ruling broken = verdict.rulings().get(5);
        assertEquals("entering the world DOWN", broken.input());
        assertTrue(broken.got(), broken.got().contains("does not serve"));
    }

    @Test
    public void aPluginWithoutAKitGetsAVerdictThatSaysSo() {
        String host = "org.kontor.providers";
        Verdict verdict = desk.check(host, server.bundle(host).getVersion().toString(), HASH);

        assertEquals(List.of(), verdict.rulings());
        assertFalse(verdict.passed());
        assertEquals("It brings no kit (KONTOR-INF/kit), so no rule was tried", verdict.sentence());
        assertEquals(Optional.of(verdict), desk.of(HASH));
    }

    @Test
    public void aKitThatCannotBeReadIsAConflictThatSaysWhereAndIsNoVerdict() throws Exception {
        install("kit = carrier", "kit = boat");

        TradeRuleException refusal = assertThrows(TradeRuleException.class, () -> desk.check(PLUGIN, VERSION, HASH));
        assertEquals("kit-unreadable", refusal.code());
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("kit.properties must say kit = carrier"));
        assertEquals(Optional.empty(), desk.of(HASH));
    }

    @Test
    public void aJarWhoseHashNobodyToldIsHashedWhereItCameFrom() throws Exception {
        Bundle plugin = install("", "");
        byte[] jar = Files.readAllBytes(Path.of(URI.create(plugin.getLocation())));

        Verdict verdict = desk.check(PLUGIN, VERSION, "");

        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar)), verdict.sha256());
        assertEquals(Optional.of(verdict), desk.of(verdict.sha256()));
    }

    @Test
    public void whatIsNotInstalledIsNotFound() {
        TradeRuleException refusal = assertThrows(TradeRuleException.class, () -> desk.check(PLUGIN, VERSION, HASH));
        assertEquals(TradeRuleException.Kind.NOT_FOUND, refusal.kind());
    }

    @After
    public void nothingIsLeftOfACheck() throws Exception {
        assertNull(server.configurations().listConfigurations(null));
        File[] left = server.context().getDataFile("kits").listFiles();
        assertTrue("" + List.of(left == null ? new File[0] : left), left == null || left.length == 0);
    }

    private Bundle install(String line, String instead) throws Exception {
        return server.install(PluginJarFile.of(SandboxCarrier.class)
                .version(VERSION)
                .kit(text -> text.replace(line, instead))
                .in(folder.newFile("plugin-" + System.nanoTime() + ".jar").toPath()));
    }
}
