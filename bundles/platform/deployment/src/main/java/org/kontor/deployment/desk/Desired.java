package org.kontor.deployment.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.providers.Switchboard;

/**
 * What is wanted of one plugin on every node. {@code revision} is the number of the change that made it so; the node
 * {@code firstNode} proves it before the others follow.
 */
public record Desired(
        String plugin,
        Build stable,
        Optional<Trying> trial,
        Optional<Previous> previous,
        boolean removed,
        long revision,
        String firstNode,
        Instant since) {

    /** A version beside the stable one, and its share. */
    public record Trying(Build build, Switchboard.Mode mode, int percent) {

        Switchboard.Trial terms() {
            return new Switchboard.Trial(build.version(), mode, percent);
        }
    }

    /** What a rollback restores: the version, and the snapshot of its accounts' settings, empty when there is none. */
    public record Previous(Build build, String snapshot) {}

    public Desired {
        Objects.requireNonNull(plugin);
        Objects.requireNonNull(stable);
        Objects.requireNonNull(trial);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(firstNode);
        Objects.requireNonNull(since);
    }

    static Desired running(String plugin, Build stable) {
        return new Desired(plugin, stable, Optional.empty(), Optional.empty(), false, 0, "", Instant.EPOCH);
    }

    Desired trying(Trying tried) {
        return new Desired(plugin, stable, Optional.of(tried), previous, removed, revision, firstNode, since);
    }

    Desired withoutTrial() {
        return new Desired(plugin, stable, Optional.empty(), previous, removed, revision, firstNode, since);
    }

    /** Another stable version, and what a rollback of that restores. */
    Desired stable(Build next, Optional<Previous> before) {
        return new Desired(plugin, next, Optional.empty(), before, false, revision, firstNode, since);
    }

    /** The same stable version, of which more is known now. */
    Desired knownAs(Build known) {
        return new Desired(plugin, known, trial, previous, removed, revision, firstNode, since);
    }

    Desired removal() {
        return new Desired(plugin, stable, Optional.empty(), Optional.empty(), true, revision, firstNode, since);
    }

    /** What was before this change: where it must be proven on another node first, that is what runs until then. */
    Optional<Desired> before() {
        if (trial.isPresent()) {
            return Optional.of(withoutTrial());
        }
        return previous.map(was -> stable(was.build(), Optional.empty()));
    }

    public Desired at(long newRevision, String node, Instant now) {
        return new Desired(plugin, stable, trial, previous, removed, newRevision, node, now);
    }

    /** The versions that shall run, the stable one first. */
    List<Build> builds() {
        return removed
                ? List.of()
                : Stream.concat(Stream.of(stable), trial.map(Trying::build).stream())
                        .toList();
    }

    Switchboard.Route route() {
        return new Switchboard.Route(plugin, stable.version(), trial.map(Trying::terms));
    }
}
