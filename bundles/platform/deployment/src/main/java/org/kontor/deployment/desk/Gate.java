package org.kontor.deployment.desk;

import java.nio.file.Path;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;

/** Who lets jars in: what they are, whether the policy allows them, and what they would touch. */
interface Gate {

    /** Throws {@link org.kontor.deployment.JarRefusedException}. */
    PluginJar read(Path jar);

    /** Throws {@link org.kontor.deployment.JarRefusedException} when it cannot run here. */
    Plan plan(PluginJar jar, Terms terms);

    /** Throws {@link org.kontor.deployment.JarRefusedException} for a plan that touches others, unless it is forced. */
    void permit(Plan plan, Terms terms);

    /** True when a version may serve only after the conformance check has passed it. */
    boolean verdictRequired();
}
