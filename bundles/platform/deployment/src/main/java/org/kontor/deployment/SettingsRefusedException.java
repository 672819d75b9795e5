package org.kontor.deployment;

import java.util.List;
import java.util.stream.Collectors;

/** The settings are not taken and nothing has changed; says what is wrong with every field at once. */
public final class SettingsRefusedException extends RuntimeException {

    private final transient List<Configurations.Problem> problems;

    public SettingsRefusedException(List<Configurations.Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.field() + " " + problem.rule())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Configurations.Problem> problems() {
        return problems;
    }
}
