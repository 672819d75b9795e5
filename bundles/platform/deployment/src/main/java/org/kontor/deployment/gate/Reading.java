package org.kontor.deployment.gate;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.kontor.deployment.PluginJar;
import org.osgi.framework.Constants;

/** One jar held against all rules, one after the other, so that its author hears of everything at once. */
final class Reading {

    private final Snapshot copy;
    private final Archive jar;
    private final Policy policy;
    private final Findings findings;

    Reading(Snapshot copy, Archive jar, Policy policy, Findings findings) {
        this.copy = copy;
        this.jar = jar;
        this.policy = policy;
        this.findings = findings;
    }

    PluginJar read(Present present, int java) throws IOException {
        Headers headers = Headers.of(jar, findings);
        Identity identity = Identity.of(headers, findings);
        Reach.check(headers, jar, findings);
        List<String> imports = Imports.of(headers, present, findings);
        Requirements.check(headers, present, java, findings);
        List<String> hosts = HostNames.of(headers, findings);
        Components components = new Components(jar, ClassPath.of(headers, jar, findings), identity.name(), findings);
        components.check(headers);
        Set<Certificate> signers = Signatures.read(copy.file(), findings);
        policy.judge(signers, copy.sha256());
        findings.refuseAny();
        return new PluginJar(
                identity.name(),
                identity.version(),
                copy.sha256(),
                copy.bytes(),
                components.abilities(),
                components.pids(),
                imports,
                hosts,
                signers.stream().map(Reading::fingerprint).sorted().toList(),
                warnings(headers, signers));
    }

    private static List<String> warnings(Headers headers, Set<Certificate> signers) {
        List<String> warnings = new ArrayList<>();
        if (signers.isEmpty()) {
            warnings.add("nobody signed the jar: whoever can write the file can change the plugin");
        }
        headers.get(Constants.BUNDLE_ACTIVATOR)
                .ifPresent(activator -> warnings.add("the bundle runs " + Findings.plain(activator)
                        + " as soon as it starts, before any configuration and outside every guard"));
        return warnings;
    }

    private static String fingerprint(Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Snapshot.digesting().digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read from bytes has them", e);
        }
    }
}
