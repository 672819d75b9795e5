package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kontor.deployment.Finding;
import org.kontor.deployment.JarRefusedException;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;

/** Reads the texts that {@link FakeFramework} runs; {@code rude} ones would disturb others. */
final class FakeGate implements Gate {

    boolean verdictRequired;

    @Override
    public PluginJar read(Path jar) {
        try {
            byte[] content = Files.readAllBytes(jar);
            String[] words = FakeFramework.words(content);
            if (words.length < 2) {
                throw new JarRefusedException(List.of(new Finding("damaged", "the jar is damaged", "send it whole")));
            }
            return new PluginJar(
                    words[0],
                    words[1],
                    JarFiles.sha256(content),
                    content.length,
                    Set.of("Rates"),
                    Set.of(words[0]),
                    List.of(words),
                    List.of(),
                    List.of(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Plan plan(PluginJar jar, Terms terms) {
        List<Plan.Step> steps = new ArrayList<>();
        steps.add(new Plan.Step(Plan.Action.INSTALL, jar.plugin() + " " + jar.version(), true, ""));
        if (jar.imports().contains("rude")) {
            steps.add(new Plan.Step(Plan.Action.REFRESH, "org.other 1.0.0", false, "it exports what that imports"));
        }
        return new Plan(jar.plugin(), jar.version(), steps, List.of());
    }

    @Override
    public void permit(Plan plan, Terms terms) {
        if (!plan.others().isEmpty() && !terms.force()) {
            throw new JarRefusedException(List.of(new Finding("disturbs-others", "others would be touched", "don't")));
        }
    }

    @Override
    public boolean verdictRequired() {
        return verdictRequired;
    }
}
