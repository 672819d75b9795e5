package org.kontor.deployment;

import java.util.List;

/**
 * What an operation would do, in order, found by simulating the resolution. {@code others} are the steps that touch a
 * bundle which is not the plugin itself: with any of them the plan is refused unless it is forced.
 */
public record Plan(String plugin, String version, List<Step> steps, List<String> warnings) {

    public enum Action {
        INSTALL,
        UPDATE,
        RESOLVE,
        START,
        STOP,
        REFRESH,
        UNINSTALL
    }

    /** {@code bundle} is symbolic name and version; {@code own} when it is the plugin's. */
    public record Step(Action action, String bundle, boolean own, String why) {}

    public Plan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    public List<Step> others() {
        return steps.stream().filter(step -> !step.own()).toList();
    }
}
