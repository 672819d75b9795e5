package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.PluginJar;
import org.kontor.testkit.jars.JarSketch;
import org.kontor.testkit.jars.Repacked;
import org.kontor.testkit.jars.SigningKey;

public class PolicyTest {

    private static final byte[] UNSIGNED = JarSketch.carrier("acme", "1.0.0")
            .file("docs/", "")
            .file("docs/note.txt", "as signed")
            .bytes();
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static SigningKey pinned;
    private static SigningKey stranger;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void makeKeys() {
        pinned = SigningKey.fresh("The operator");
        stranger = SigningKey.fresh("A stranger");
    }

    @Test
    public void anOpenServerTakesAnUnsignedJarWithAWarning() {
        PluginJar jar = read(Operator.open(), UNSIGNED);

        assertTrue(jar.warnings().toString(), jar.warnings().get(0).startsWith("nobody signed the jar"));
    }

    @Test
    public void anOpenServerTakesWhatAnybodySigned() {
        PluginJar jar = read(Operator.open(), stranger.sign(UNSIGNED));

        assertEquals(1, jar.signers().size());
        assertEquals(64, jar.signers().get(0).length());
        assertTrue(jar.warnings().isEmpty());
    }

    @Test
    public void aTrustedServerTakesWhatAPinnedKeySigned() throws IOException {
        assertEquals("1.0.0", read(trusting(), pinned.sign(UNSIGNED)).version());
    }

    @Test
    public void aFolderOfCertificatesPinsThemAll() throws IOException {
        Path keys = folder.newFolder("keys").toPath();
        Files.writeString(keys.resolve("both.pem"), stranger.pem() + pinned.pem());
        Files.writeString(keys.resolve("README.txt"), "whose keys these are");

        assertEquals(
                "1.0.0", read(Operator.trusting("keys"), pinned.sign(UNSIGNED)).version());
    }

    @Test
    public void aLineOfTheConfigurationNamesSeveralFiles() throws IOException {
        Files.writeString(folder.newFile("a.pem").toPath(), stranger.pem());
        Files.writeString(folder.newFile("b.pem").toPath(), pinned.pem());

        assertEquals(
                "1.0.0",
                read(Operator.trusting("a.pem, b.pem"), pinned.sign(UNSIGNED)).version());
    }

    @Test
    public void noNameOfAKeyIsNotTheNameOfAllKeys() throws IOException {
        Files.writeString(folder.newFile("lies-in-etc.pem").toPath(), pinned.pem());

        assertEquals(Set.of("signature.untrusted"), codes(Operator.trusting(""), pinned.sign(UNSIGNED)));
    }

    @Test
    public void aRenewedCertificateOfAPinnedKeyStaysTrusted() throws IOException {
        SigningKey renewed = pinned.renewed("The operator next year");

        assertEquals("1.0.0", read(trusting(), renewed.sign(UNSIGNED)).version());
    }

    @Test
    public void aTrustedServerRefusesStrangersAndTheUnsigned() throws IOException {
        assertEquals(Set.of("signature.untrusted"), codes(trusting(), UNSIGNED));
        assertEquals(Set.of("signature.untrusted"), codes(trusting(), stranger.sign(UNSIGNED)));
    }

    @Test
    public void aTrustedServerTakesAJarOfAnAllowedHash() throws IOException {
        String sha256 = read(Operator.open(), UNSIGNED).sha256();

        assertEquals(
                "1.0.0",
                read(trusting().allowing(sha256.toUpperCase(Locale.ROOT)), UNSIGNED)
                        .version());
        assertEquals(Set.of("signature.untrusted"), codes(trusting().allowing("00".repeat(32)), UNSIGNED));
    }

    @Test
    public void whatWasAddedAfterAPinnedKeySignedIsNotMadeGoodByAStranger() throws IOException {
        byte[] grown = Repacked.changed(pinned.sign(UNSIGNED), "docs/more.txt", "more");

        assertEquals(Set.of("signature.partial", "signature.untrusted"), codes(trusting(), grown));
        assertEquals(Set.of("signature.untrusted"), codes(trusting(), stranger.sign(grown)));
        assertEquals(1, read(Operator.open(), stranger.sign(grown)).signers().size());
    }

    @Test
    public void twoWhoSignedAPartEachSignedNothing() {
        Map<String, byte[]> jar = Repacked.entries(pinned.sign(UNSIGNED));
        JarSketch more = JarSketch.carrier("acme", "1.0.0").file("docs/more.txt", "more");
        Map<String, byte[]> other = Repacked.entries(stranger.sign(more.bytes()));
        String section = "Name: docs/more.txt";
        String theirs = text(other.get(MANIFEST));
        String both = text(jar.get(MANIFEST)) + theirs.substring(theirs.indexOf(section), end(theirs, section));
        other.keySet().removeIf(name -> !name.matches("docs/more.txt|META-INF/.*\\.(SF|EC)"));
        jar.putAll(other);
        jar.put(MANIFEST, both.getBytes(StandardCharsets.UTF_8));

        JarRefusedException refused =
                assertThrows(JarRefusedException.class, () -> read(Operator.open(), Repacked.of(jar)));

        assertEquals("nobody signed the whole jar", refused.getMessage());
    }

    private static int end(String manifest, String section) {
        return manifest.indexOf("\r\n\r\n", manifest.indexOf(section)) + 4;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    public void whatIsNotSignedIsNamed() {
        byte[] grown = Repacked.changed(pinned.sign(UNSIGNED), "docs/more.txt", "more");
        JarRefusedException refused = assertThrows(JarRefusedException.class, () -> read(Operator.open(), grown));

        assertEquals(
                "docs/more.txt is not signed, or not by an algorithm that this Java accepts", refused.getMessage());
    }

    @Test
    public void whatWasChangedAfterSigningIsRefusedByEveryPolicy() throws IOException {
        byte[] changed = Repacked.changed(pinned.sign(UNSIGNED), "docs/note.txt", "as forged");

        assertEquals(Set.of("signature.broken"), codes(Operator.open(), changed));
        assertTrue(codes(trusting(), changed).contains("signature.broken"));
    }

    @Test
    public void aManifestThatWasChangedAfterSigningIsRefused() throws IOException {
        byte[] signed = pinned.sign(UNSIGNED);
        byte[] before = Repacked.entries(signed).get(MANIFEST);
        String manifest = text(before).replaceFirst("api\\.example\\.com", "api.evil.example");
        byte[] changed = Repacked.changed(signed, MANIFEST, manifest);

        Set<String> codes = codes(Operator.open(), changed);

        assertTrue(codes.toString(), codes.contains("signature.broken") || codes.contains("signature.partial"));
    }

    @Test
    public void aSignatureWithoutItsBlockIsNoSignature() {
        byte[] claimed = Repacked.changed(UNSIGNED, "META-INF/KEY.SF", "Signature-Version: 1.0\n\n");

        assertEquals(Set.of("signature.partial"), codes(Operator.open(), claimed));
        byte[] whispered = Repacked.changed(UNSIGNED, "meta-inf/key.sf", "Signature-Version: 1.0\n\n");
        assertEquals(Set.of("signature.partial"), codes(Operator.open(), whispered));
    }

    @Test
    public void aPolicyInDoubtLetsNothingIn() throws IOException {
        Files.writeString(folder.newFile("empty.pem").toPath(), "");
        Files.writeString(folder.newFile("text.pem").toPath(), "-----BEGIN CERTIFICATE-----\nAAAA\n");

        for (Operator operator : Set.of(
                new Operator("truested", new String[0], new String[0], 32),
                Operator.trusting("absent.pem"),
                Operator.trusting("empty.pem"),
                Operator.trusting("text.pem"),
                Operator.open().allowing("abc"))) {
            assertTrue(codes(operator, pinned.sign(UNSIGNED)).contains("policy.unreadable"));
        }
    }

    private Operator trusting() throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("pinned.pem"), pinned.pem());
        return Operator.trusting("pinned.pem");
    }

    private PluginJar read(Operator operator, byte[] jar) {
        try {
            Path file = Files.write(folder.newFile().toPath(), jar);
            return Server.usual().gate(operator, folder.getRoot().toPath()).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> codes(Operator operator, byte[] jar) {
        return assertThrows(JarRefusedException.class, () -> read(operator, jar)).findings().stream()
                .map(Finding::code)
                .collect(Collectors.toSet());
    }
}
