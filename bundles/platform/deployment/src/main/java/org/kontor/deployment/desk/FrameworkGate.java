package org.kontor.deployment.desk;

import java.nio.file.Path;
import java.util.List;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.deployment.gate.FrameworkPresent;
import org.kontor.deployment.gate.JarGate;
import org.kontor.deployment.gate.Planner;
import org.kontor.deployment.gate.Present;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The gate before the framework that we run in. */
@Component(service = Gate.class)
public final class FrameworkGate implements Gate {

    /** As the store keeps them. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_VERSION = 100;

    private final JarGate gate;
    private final Present present;
    private final Planner planner = new Planner();

    @Activate
    public FrameworkGate(BundleContext context, @Reference JarGate gate) {
        this.gate = gate;
        this.present = new FrameworkPresent(context);
    }

    @Override
    public PluginJar read(Path jar) {
        PluginJar read = gate.read(jar);
        if (read.plugin().length() > LONGEST_NAME || read.version().length() > LONGEST_VERSION) {
            throw new JarRefusedException(List.of(new Finding(
                    "name.long",
                    "its name has more than " + LONGEST_NAME + " or its version more than " + LONGEST_VERSION
                            + " characters",
                    "Give it a shorter Bundle-SymbolicName or Bundle-Version.")));
        }
        return read;
    }

    @Override
    public Plan plan(PluginJar jar, Terms terms) {
        return planner.plan(jar, present, terms);
    }

    @Override
    public void permit(Plan plan, Terms terms) {
        planner.permit(plan, terms);
    }

    @Override
    public boolean verdictRequired() {
        return gate.verdictRequired();
    }
}
