package org.kontor.deployment.desk;

import java.io.IOException;
import java.util.Deque;
import java.util.Optional;

/** Puts the jars of wanted versions into the framework, and can take back what it did. */
final class Placement {

    private final Bundles bundles;
    private final Wishes wishes;

    Placement(Bundles bundles, Wishes wishes) {
        this.bundles = bundles;
        this.wishes = wishes;
    }

    Optional<Bundles.Here> running(String plugin, Build build) {
        return bundles.of(plugin).stream()
                .filter(here -> here.running() && here.is(build))
                .findFirst();
    }

    /** The version in the framework, put there when it is not yet; {@code undone} learns how to take it back. */
    Bundles.Here present(String plugin, Build build, Deque<Runnable> undone) {
        Optional<Bundles.Here> same = ofVersion(plugin, build.version());
        if (same.isEmpty()) {
            Bundles.Here here = bundles.install(plugin, build, kept(plugin, build));
            undone.push(() -> bundles.retire(here));
            return here;
        }
        if (same.get().is(build)) {
            undone.push(() -> bundles.retire(same.get()));
            return same.get();
        }
        return replaced(same.get(), build, undone);
    }

    Optional<Bundles.Here> ofVersion(String plugin, String version) {
        return bundles.of(plugin).stream()
                .filter(here -> here.version().equals(version))
                .findFirst();
    }

    /** The jar of a version that is here. Throws {@link BundleTroubleException} when it cannot be had. */
    byte[] original(String plugin, Build build) {
        return ofVersion(plugin, build.version())
                .map(this::original)
                .orElseThrow(() -> new BundleTroubleException(plugin + " " + build.version() + " is not here"));
    }

    /** Why the version does not run here, or serves none of its accounts. */
    Optional<String> problem(String plugin, Build build) {
        Optional<Bundles.Here> here = running(plugin, build);
        if (here.isEmpty()) {
            return Optional.of(plugin + " " + build.version() + " does not run");
        }
        boolean idle = bundles.serving(here.get()).isEmpty()
                && !bundles.configured(here.get()).isEmpty();
        return idle
                ? Optional.of(plugin + " " + build.version() + " serves no account: " + bundles.trouble(here.get()))
                : Optional.empty();
    }

    /** The framework holds one bundle of a version only: other bytes take the place of those that are there. */
    private Bundles.Here replaced(Bundles.Here old, Build build, Deque<Runnable> undone) {
        byte[] before = old.sha256().isEmpty() ? original(old) : kept(old.plugin(), old.build());
        byte[] jar = kept(old.plugin(), build);
        undone.push(() -> {
            Bundles.Here back = bundles.update(old, old.build(), before);
            if (old.running()) {
                bundles.start(back);
            }
        });
        return bundles.update(old, build, jar);
    }

    private byte[] kept(String plugin, Build build) {
        return wishes.jar(build.sha256())
                .orElseThrow(() -> new BundleTroubleException(
                        plugin + " " + build.version() + " is not here, and its jar is not kept in the store"));
    }

    private byte[] original(Bundles.Here here) {
        try {
            return bundles.jar(here);
        } catch (IOException e) {
            throw new BundleTroubleException(
                    here.plugin() + " " + here.version() + " was installed by somebody else and its jar cannot be read"
                            + " again, so that it could not be put back; give the new jar another version",
                    e);
        }
    }
}
