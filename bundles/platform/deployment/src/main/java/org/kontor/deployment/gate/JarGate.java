package org.kontor.deployment.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.kontor.deployment.PluginJar;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Reads a plugin's jar without running anything of it, and says everything that speaks against installing it. */
@Component(service = JarGate.class, configurationPid = "org.kontor.deployment")
@Designate(ocd = Settings.class)
public final class JarGate {

    private final Present present;
    private final Settings settings;
    private final Path etc;
    private final int java;

    @Activate
    public JarGate(BundleContext context, Settings settings) {
        this(
                new FrameworkPresent(context),
                settings,
                Path.of(System.getProperty("karaf.etc", ".")),
                Runtime.version().feature());
    }

    JarGate(Present present, Settings settings, Path etc, int java) {
        this.present = present;
        this.settings = settings;
        this.etc = etc;
        this.java = java;
    }

    /** Refused with every finding at once, as far as the jar can be read; what was read is what the SHA-256 is of. */
    public PluginJar read(Path jar) {
        Findings findings = new Findings();
        Limits limits = Limits.ofMebibytes(settings.jar_mebibytes());
        Policy policy = Policy.read(settings, etc, findings);
        try (Snapshot copy = Snapshot.of(jar, limits.jarBytes(), findings);
                Archive archive = Archive.open(copy.file(), new Budget(limits), new FileKinds(java), findings)) {
            return new Reading(copy, archive, policy, findings).read(present, java);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar cannot be looked at, since this server's own files fail", e);
        }
    }

    /** Whether the operator wants every jar to have passed the conformance check. */
    public boolean verdictRequired() {
        return settings.verdict_required();
    }
}
