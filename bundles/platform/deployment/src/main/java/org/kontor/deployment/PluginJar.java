package org.kontor.deployment;

import java.util.List;
import java.util.Set;

/**
 * What a plugin's jar says of itself, read without running it. {@code plugin} is its symbolic name; {@code abilities}
 * the simple names of the SPI services it registers; {@code pids} the factory PIDs of its accounts; {@code hosts} those
 * it may call; {@code signers} the SHA-256 fingerprints of the certificates that signed every entry; {@code warnings} what an
 * operator should know although it is no reason to refuse.
 */
public record PluginJar(
        String plugin,
        String version,
        String sha256,
        long bytes,
        Set<String> abilities,
        Set<String> pids,
        List<String> imports,
        List<String> hosts,
        List<String> signers,
        List<String> warnings) {

    public PluginJar {
        abilities = Set.copyOf(abilities);
        pids = Set.copyOf(pids);
        imports = List.copyOf(imports);
        hosts = List.copyOf(hosts);
        signers = List.copyOf(signers);
        warnings = List.copyOf(warnings);
    }
}
