package org.kontor.deployment;

import java.time.Instant;
import java.util.List;

/** A server of several on one store, and how far it is; {@code revision} is the last change it has seen. */
public record Node(String name, Instant started, Instant seen, long revision, List<Report> reports) {

    public enum State {
        /** The change works so far and is watched for a while. */
        SETTLING,
        HEALTHY,
        /** Another node must prove the change first. */
        WAITING,
        FAILED
    }

    /** How one plugin's change of that revision does on the node; {@code problem} is empty when all is well. */
    public record Report(String plugin, long revision, State state, String problem, Instant at) {}

    public Node {
        reports = List.copyOf(reports);
    }
}
