package org.kontor.testkit.jars;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A jar named by what is wrong with it. {@code findingCode} is what it must be refused for before it is installed;
 * empty when it looks right, and must be contained while it runs.
 */
public record BadJar(String name, Path jar, Optional<String> findingCode) {}
