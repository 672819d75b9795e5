package org.kontor.deployment;

import java.nio.file.Path;
import java.util.List;

/**
 * Plugins in the running server. Every operation is planned first, audited, and persistent over a restart; it returns when
 * it is done, which takes seconds. Refusals are {@link JarRefusedException} and {@code TradeRuleException}, and change nothing.
 */
public interface Deployments {

    /** A jar of this machine for {@code file:} and plain paths, or what {@code mvn:} and {@code feature:} name; never of the network. */
    Path fetch(String source);

    PluginJar read(Path jar);

    /** What installing the jar on these terms would do; changes nothing. */
    Plan plan(Path jar, Terms terms);

    /** A version that runs without a share of the calls; closing it takes it away. */
    interface Staged extends AutoCloseable {

        PluginJar jar();

        @Override
        void close();
    }

    /** Installs and starts the jar so that it can be checked; no trade reaches it. */
    Staged stage(Path jar);

    Deployment install(Path jar, Terms terms, String operator);

    /** The version in trial becomes the stable one. */
    Deployment promote(String plugin, String operator);

    /** The version in trial goes; the stable one gets all calls again. */
    Deployment sendBack(String plugin, String operator, String reason);

    /** The version and the configuration before the last change of the stable version. */
    Deployment rollBack(String plugin, String operator);

    /** Drains, stops and uninstalls; what waits for the plugin waits until it returns. */
    Deployment remove(String plugin, String operator);

    /** The kill switch: no call reaches the account, on any node, until it is switched on again. */
    void switchOff(String account, String reason, String operator);

    void switchOn(String account, String operator);

    /** Every plugin deployed, sorted by name. */
    List<Deployment> list();

    Deployment find(String plugin);

    /** The audit, newest first; of all plugins when the name is empty. */
    List<Entry> history(String plugin);

    /** The servers on this store and how far each is, sorted by name. */
    List<Node> nodes();
}
