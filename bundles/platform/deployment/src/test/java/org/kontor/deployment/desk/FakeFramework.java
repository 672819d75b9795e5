package org.kontor.deployment.desk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A framework in memory. A jar is a text: plugin, version and how it behaves ({@code broken} does not start, {@code mute}
 * serves nothing, {@code half} only its first account). It can lose its power before any step, and it can be restarted.
 */
final class FakeFramework implements Bundles {

    /** The server's end; nothing of ours catches it. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class FakeBundle {
        private final long id;
        private final boolean ours;
        private final String plugin;
        private final String version;
        private String sha256;
        private byte[] jar;
        private boolean running;
        private boolean startsByItself;

        private FakeBundle(long id, boolean ours, byte[] jar) {
            this.id = id;
            this.ours = ours;
            this.jar = jar;
            String[] words = words(jar);
            this.plugin = words[0];
            this.version = words[1];
            this.sha256 = ours ? JarFiles.sha256(jar) : "";
        }

        private boolean behaves(String how) {
            return List.of(words(jar)).contains(how);
        }

        private Here here() {
            return new Here(id, plugin, version, sha256, running, ours);
        }
    }

    private final List<FakeBundle> bundles = new ArrayList<>();
    private final Map<String, Set<String>> accounts = new HashMap<>();
    private final BooleanSupplier inTransaction;
    final List<String> log;
    private long next = 1;
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean originalsReadable = true;

    FakeFramework(BooleanSupplier inTransaction, List<String> log) {
        this.inTransaction = inTransaction;
        this.log = log;
    }

    static byte[] jar(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    static String[] words(byte[] jar) {
        return new String(jar, StandardCharsets.UTF_8).split(" ");
    }

    void configure(String plugin, String... names) {
        accounts.put(plugin, new TreeSet<>(List.of(names)));
    }

    /** As Karaf does. */
    Here installedBySomebody(String words, boolean started) {
        FakeBundle bundle = new FakeBundle(next++, false, jar(words));
        bundle.running = started;
        bundle.startsByItself = started;
        bundles.add(bundle);
        return bundle.here();
    }

    void uninstalledBySomebody(String plugin) {
        bundles.removeIf(bundle -> bundle.plugin.equals(plugin));
    }

    void startedBySomebody(String plugin) {
        bundles.stream().filter(bundle -> bundle.plugin.equals(plugin)).forEach(bundle -> bundle.running = true);
    }

    void originalsAreGone() {
        originalsReadable = false;
    }

    void losePowerBeforeStep(int step) {
        stepsLeft = step;
    }

    boolean powerWasLost() {
        return stepsLeft < 0;
    }

    void restart() {
        stepsLeft = Integer.MAX_VALUE;
        bundles.forEach(bundle -> bundle.running = bundle.startsByItself);
    }

    void loseTheCache() {
        bundles.removeIf(bundle -> bundle.ours);
    }

    /** Plugin, version and behaviour of what runs. */
    List<String> running() {
        return bundles.stream()
                .filter(bundle -> bundle.running)
                .map(bundle -> new String(bundle.jar, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    List<String> installed() {
        return bundles.stream()
                .map(bundle -> new String(bundle.jar, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    @Override
    public List<Here> all() {
        return bundles.stream().map(FakeBundle::here).toList();
    }

    @Override
    public Here install(String plugin, Build build, byte[] jar) {
        step("install " + build.version());
        if (bundles.stream()
                .anyMatch(bundle -> bundle.plugin.equals(plugin) && bundle.version.equals(build.version()))) {
            throw new BundleTroubleException("there is one of that version");
        }
        FakeBundle bundle = new FakeBundle(next++, true, jar);
        bundles.add(bundle);
        return bundle.here();
    }

    @Override
    public Here update(Here here, Build build, byte[] jar) {
        step("update " + here.version());
        FakeBundle bundle = bundle(here);
        bundle.running = false;
        bundle.jar = jar;
        bundle.sha256 = build.sha256();
        return bundle.here();
    }

    @Override
    public void start(Here here) {
        step("start " + here.version());
        if (bundle(here).behaves("broken")) {
            throw new BundleTroubleException("starting " + here.plugin() + " failed: it is broken");
        }
        bundle(here).running = true;
    }

    @Override
    public boolean awaitAccounts(Here here, Predicate<Set<String>> suffices, Duration patience) {
        step("await " + here.version());
        return suffices.test(serving(here));
    }

    @Override
    public Set<String> serving(Here here) {
        FakeBundle bundle = bundle(here);
        if (!bundle.running || bundle.behaves("mute")) {
            return Set.of();
        }
        return bundle.behaves("half") ? Set.of(configured(here).iterator().next()) : configured(here);
    }

    @Override
    public Set<String> configured(Here here) {
        return accounts.getOrDefault(here.plugin(), Set.of());
    }

    @Override
    public Set<String> pids(Here here) {
        return Set.of(here.plugin());
    }

    @Override
    public boolean awaitRehearsal(Here here, String account, Duration patience) {
        return true;
    }

    @Override
    public String trouble(Here here) {
        return "it says nothing";
    }

    @Override
    public void retire(Here here) {
        step("retire " + here.version());
        FakeBundle bundle = bundle(here);
        bundle.running = false;
        bundle.startsByItself = false;
        if (bundle.ours) {
            bundles.remove(bundle);
        }
    }

    @Override
    public byte[] jar(Here here) throws IOException {
        if (!originalsReadable) {
            throw new FileNotFoundException("gone");
        }
        return bundle(here).jar;
    }

    private FakeBundle bundle(Here here) {
        return bundles.stream()
                .filter(bundle -> bundle.id == here.id())
                .findFirst()
                .orElseThrow(() -> new BundleTroubleException(here.version() + " is gone"));
    }

    private void step(String what) {
        if (inTransaction.getAsBoolean()) {
            throw new AssertionError(what + " inside a transaction");
        }
        if (--stepsLeft < 0) {
            throw new PowerCut();
        }
        log.add(what);
    }
}
