package org.kontor.deployment.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Node;
import org.kontor.providers.Switchboard;

/** A plugin as an operator sees it: what is deployed, how its trial does, and how far every node is with it. */
public record PluginView(
        String plugin,
        Deployment.Version stable,
        Optional<Deployment.Version> trial,
        Optional<Switchboard.Trial> terms,
        Optional<Switchboard.Comparison> comparison,
        Optional<Deployment.Version> previous,
        Deployment.State state,
        Instant since,
        List<String> accounts,
        List<OnNode> nodes) {

    /** {@code seen} is when the node last said that it is there. */
    public record OnNode(String node, Instant seen, long revision, Node.State state, String problem) {}

    public PluginView {
        accounts = List.copyOf(accounts);
        nodes = List.copyOf(nodes);
    }

    static PluginView of(Deployment deployment, Optional<Switchboard.Comparison> comparison, List<Node> nodes) {
        return new PluginView(
                deployment.plugin(),
                deployment.stable(),
                deployment.trial(),
                deployment.terms(),
                comparison,
                deployment.previous(),
                deployment.state(),
                deployment.since(),
                deployment.accounts(),
                nodes.stream()
                        .flatMap(node -> node.reports().stream()
                                .filter(report -> report.plugin().equals(deployment.plugin()))
                                .map(report -> new OnNode(
                                        node.name(), node.seen(), report.revision(), report.state(), report.problem())))
                        .toList());
    }
}
