package org.kontor.deployment.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Who signed a jar. Only a certificate that signed every entry counts: the JDK says nothing about an entry that nobody
 * signed, and drops a signature whose algorithm it no longer accepts as if there had been none.
 */
final class Signatures {

    private static final Pattern SIGNING =
            Pattern.compile("META-INF/([^/]*\\.(SF|RSA|DSA|EC)|SIG-[^/]*|MANIFEST\\.MF)");
    private static final Pattern CLAIM = Pattern.compile("META-INF/([^/]*\\.(SF|RSA|DSA|EC)|SIG-[^/]*)");

    private Signatures() {}

    /** The certificates that signed every entry; none when the jar does not claim to be signed. */
    static Set<Certificate> read(Path jar, Findings findings) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ)) {
            List<JarEntry> entries = file.stream().toList();
            if (entries.stream().noneMatch(entry -> isOf(CLAIM, entry.getName()))) {
                return Set.of();
            }
            return signersOfAll(file, entries, findings);
        }
    }

    private static Set<Certificate> signersOfAll(JarFile file, List<JarEntry> entries, Findings findings)
            throws IOException {
        Set<Certificate> signers = null;
        for (JarEntry entry : entries) {
            if (!entry.isDirectory() && !isOf(SIGNING, entry.getName())) {
                Set<Certificate> own = signersOf(file, entry, findings);
                signers = signers == null ? own : shared(signers, own);
            }
        }
        if (findings.none() && (signers == null || signers.isEmpty())) {
            findings.add(Flaw.SIGNATURE_PARTIAL, "nobody signed the whole jar");
        }
        return signers == null ? Set.of() : signers;
    }

    /** Read to the end, since the JDK compares digests there. */
    private static Set<Certificate> signersOf(JarFile file, JarEntry entry, Findings findings) throws IOException {
        String name = Findings.plain(entry.getName());
        try (InputStream in = file.getInputStream(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SecurityException e) {
            findings.add(Flaw.SIGNATURE_BROKEN, name + " is not what was signed: " + Findings.plain(e.getMessage()));
            return Set.of();
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null) {
            findings.add(
                    Flaw.SIGNATURE_PARTIAL, name + " is not signed, or not by an algorithm that this Java accepts");
            return Set.of();
        }
        return Stream.of(signers)
                .map(signer -> signer.getSignerCertPath().getCertificates().get(0))
                .collect(Collectors.toSet());
    }

    private static Set<Certificate> shared(Set<Certificate> some, Set<Certificate> others) {
        Set<Certificate> both = new HashSet<>(some);
        both.retainAll(others);
        return Collections.unmodifiableSet(both);
    }

    private static boolean isOf(Pattern pattern, String name) {
        return pattern.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }
}
