package org.kontor.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Plan;
import org.kontor.deployment.PluginJar;
import org.kontor.deployment.Terms;
import org.kontor.providers.Switchboard;

/** {@code kontor:provider-install SOURCE}. */
@Service
@Command(
        scope = "kontor",
        name = "provider-install",
        description = "Plans and installs a plugin, or a new version of one, while trades go on")
public final class ProviderInstallCommand implements Action {

    private static final Pattern SHARE = Pattern.compile("(\\d{1,2}|100)%?");

    @Argument(
            name = "source",
            description = "A jar's path, file:PATH, mvn:GROUP/ARTIFACT/VERSION, or the name of a feature",
            required = true)
    @Completion(FileCompleter.class)
    String source;

    @Option(name = "--shadow", description = "Answers copies of this share of the questions, such as 20; never acts")
    String shadow;

    @Option(name = "--canary", description = "Gets this share of the calls, such as 5")
    String canary;

    @Option(name = "--force", description = "Installs it although it touches other bundles; the audit names them")
    boolean force;

    @Option(name = "--plan", description = "Only shows what it would do")
    boolean plan;

    @Reference
    Deployments deployments;

    @Override
    public Object execute() {
        Operator.told(() -> {
            Path jar = deployments.fetch(source);
            PluginJar read = deployments.read(jar);
            Terms terms = new Terms(trial(read.version()), force);
            Plan planned = deployments.plan(jar, terms);
            PluginWords.table(planned).print(System.out);
            planned.warnings().forEach(System.out::println);
            if (!plan) {
                System.out.println(PluginWords.line(deployments.install(jar, terms, Operator.CONSOLE)));
            }
            return null;
        });
        return null;
    }

    private Optional<Switchboard.Trial> trial(String version) {
        if (shadow != null && canary != null) {
            throw new IllegalArgumentException("A version is tried as shadow or as canary; give one of the two");
        }
        return Optional.ofNullable(shadow == null ? canary : shadow)
                .map(share -> new Switchboard.Trial(
                        version, shadow == null ? Switchboard.Mode.CANARY : Switchboard.Mode.SHADOW, percent(share)));
    }

    private static int percent(String share) {
        if (!SHARE.matcher(share).matches()) {
            throw new IllegalArgumentException("A share is 0 to 100 percent, such as 5, was " + share);
        }
        return Integer.parseInt(share.replace("%", ""));
    }
}
