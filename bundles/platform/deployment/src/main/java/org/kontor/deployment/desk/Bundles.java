package org.kontor.deployment.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The plugins' bundles in this server's framework, and all that is ever done to them. */
interface Bundles {

    /**
     * A plugin's bundle. {@code sha256} is empty when we did not put its bytes there; {@code ours} when we installed it: then it
     * is uninstalled when it is not wanted, another's is only stopped.
     */
    record Here(long id, String plugin, String version, String sha256, boolean running, boolean ours) {

        boolean is(Build build) {
            return version.equals(build.version())
                    && (!build.isKept() || build.sha256().equals(sha256));
        }

        Build build() {
            return new Build(version, sha256);
        }
    }

    /** Those that are not leaving, oldest first. */
    List<Here> all();

    default List<Here> of(String plugin) {
        return all().stream().filter(here -> here.plugin().equals(plugin)).toList();
    }

    /** Throws {@link BundleTroubleException}, and then has changed nothing. */
    Here install(String plugin, Build build, byte[] jar);

    /** Other bytes of the same version; stops it first. Throws {@link BundleTroubleException}. */
    Here update(Here here, Build build, byte[] jar);

    /** Until the next start of the server only, because what runs is the desk's word. Throws {@link BundleTroubleException}. */
    void start(Here here);

    /** Returns when what it serves suffices, or the patience has ended: then false. */
    boolean awaitAccounts(Here here, Predicate<Set<String>> suffices, Duration patience);

    /** The accounts that it serves now. */
    Set<String> serving(Here here);

    /** The accounts that have settings for it, whether they are served or not. */
    Set<String> configured(Here here);

    /** The PIDs of its accounts' settings. */
    Set<String> pids(Here here);

    /** False when it does not serve that account, which only checks the plugin, in time. */
    boolean awaitRehearsal(Here here, String account, Duration patience);

    /** Why it serves less than it should, in one sentence. */
    String trouble(Here here);

    /** Stops it, which waits for its running calls, and uninstalls it when it is ours. What takes too long ends later. */
    void retire(Here here);

    /** Its jar, from where it came. */
    byte[] jar(Here here) throws IOException;
}
