package org.kontor.deployment;

import java.util.List;
import java.util.stream.Collectors;

/** The jar is not installed and nothing has changed; says everything that is wrong with it at once. */
public final class JarRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    public JarRefusedException(List<Finding> findings) {
        super(findings.stream().map(Finding::sentence).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
