package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.deployment.JarRefusedException;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Where an operator's jar comes from: a path, {@code file:}, {@code mvn:}, or the name of a feature; never the network. */
@Component(service = Sources.class)
public final class Sources {

    private final Path folder;
    private final Gate gate;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Features features;

    @Activate
    public Sources(BundleContext context, @Reference Gate gate) {
        this(context.getDataFile("fetched").toPath(), gate);
    }

    Sources(Path folder, Gate gate) {
        this.folder = folder;
        this.gate = gate;
    }

    Path fetch(String source) {
        if (source.startsWith("file:")) {
            return existing(Path.of(URI.create(source)), source);
        }
        if (source.startsWith("mvn:")) {
            return copied(source);
        }
        if (source.startsWith("feature:")) {
            return ofFeature(source.substring("feature:".length()));
        }
        if (source.matches("[a-z]{2,}:.*")) {
            throw unknown(source, "Copy the jar to this machine, or name it by path, file:, mvn: or feature:");
        }
        Path path = path(source);
        return Files.exists(path) ? existing(path, source) : ofFeature(source);
    }

    private Path ofFeature(String name) {
        Features known = features;
        List<String> bundles = known == null ? List.of() : known.bundles(name);
        if (bundles.isEmpty()) {
            throw unknown(name, "Give a path, file:, mvn:GROUP/ARTIFACT/VERSION or the name of a feature");
        }
        List<Path> plugins = new ArrayList<>();
        for (String bundle : bundles) {
            plugin(copied(bundle)).ifPresent(plugins::add);
        }
        if (plugins.size() != 1) {
            throw unknown(
                    name, "The feature must hold one plugin, it holds " + plugins.size() + "; name the jar itself");
        }
        return plugins.get(0);
    }

    private Optional<Path> plugin(Path jar) {
        try {
            gate.read(jar);
            return Optional.of(jar);
        } catch (JarRefusedException e) {
            return Optional.empty();
        }
    }

    private Path copied(String address) {
        try {
            Files.createDirectories(folder);
            Path copy =
                    folder.resolve(JarFiles.sha256(address.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + ".jar");
            try (InputStream in = new URL(address).openStream()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw unknown(address, "It cannot be had: " + e.getMessage());
        }
    }

    private static Path path(String source) {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw unknown(source, "Give a path, file:, mvn: or feature:");
        }
    }

    private static Path existing(Path path, String source) {
        if (!Files.isRegularFile(path)) {
            throw unknown(source, "There is no such file on the server");
        }
        return path;
    }

    private static TradeRuleException unknown(String source, String remedy) {
        return TradeRuleException.invalid("no-such-plugin", "source", "No plugin is found at " + source, remedy);
    }
}
