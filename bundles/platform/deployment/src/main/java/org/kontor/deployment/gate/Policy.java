package org.kontor.deployment.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose jars the operator lets in; read anew for every jar, so that a new certificate counts at once. */
final class Policy {

    private static final String TRUSTED = "trusted";
    private static final Set<String> POLICIES = Set.of("open", TRUSTED);

    private static final Pattern CERTIFICATE = Pattern.compile(".*\\.(pem|crt|cer)");

    private final Findings findings;
    private final String policy;
    private final Set<String> allowed;
    private final Set<String> pinned = new HashSet<>();

    private Policy(String policy, Set<String> allowed, Findings findings) {
        this.policy = policy;
        this.allowed = allowed;
        this.findings = findings;
    }

    static Policy read(Settings settings, Path etc, Findings findings) {
        Policy policy = new Policy(
                settings.policy().trim().toLowerCase(Locale.ROOT),
                listed(settings.allowed_sha256()).stream()
                        .map(sha256 -> sha256.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                findings);
        policy.check();
        listed(settings.trusted_keys()).forEach(path -> policy.pin(etc.resolve(path)));
        return policy;
    }

    /** A line of a .cfg file is one text, commas and all. */
    private static List<String> listed(String[] written) {
        return Stream.of(written)
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void check() {
        if (!POLICIES.contains(policy)) {
            findings.add(Flaw.POLICY, "policy must be open or trusted, was " + Findings.plain(policy));
        }
        allowed.stream()
                .filter(sha256 -> !sha256.matches("[0-9a-f]{64}"))
                .forEach(sha256 -> findings.add(Flaw.POLICY, "allowed.sha256 has " + Findings.plain(sha256)));
    }

    private void pin(Path path) {
        try {
            for (Path file : files(path)) {
                try (InputStream in = Files.newInputStream(file)) {
                    pin(CertificateFactory.getInstance("X.509").generateCertificates(in), file);
                }
            }
        } catch (IOException | CertificateException e) {
            findings.add(Flaw.POLICY, "trusted.keys has " + path + ", which cannot be read: " + e.getMessage());
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> CERTIFICATE.matcher(file.toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void pin(Collection<? extends Certificate> certificates, Path file) {
        if (certificates.isEmpty()) {
            findings.add(Flaw.POLICY, "trusted.keys has " + file + ", which holds no certificate");
        }
        certificates.forEach(certificate -> pinned.add(key(certificate)));
    }

    /** The public key, so that a renewed certificate of the same key stays trusted. */
    private static String key(Certificate certificate) {
        return HexFormat.of().formatHex(certificate.getPublicKey().getEncoded());
    }

    void judge(Set<Certificate> signers, String sha256) {
        Set<String> keys = signers.stream().map(Policy::key).collect(Collectors.toSet());
        keys.retainAll(pinned);
        if (policy.equals(TRUSTED) && keys.isEmpty() && !allowed.contains(sha256)) {
            String who = signers.isEmpty() ? "nobody signed the jar" : "no pinned key signed the jar";
            findings.add(Flaw.UNTRUSTED, who + ", and its SHA-256 " + sha256 + " is not allowed");
        }
    }
}
