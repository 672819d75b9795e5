package org.kontor.deployment.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts that do not get their settings from the store: those that wait for a key, and those that have a file. */
final class Standing {

    private final SortedSet<String> waiting = new TreeSet<>();
    private final SortedMap<String, Path> files = new TreeMap<>();

    void waits(String account) {
        waiting.add(account);
    }

    void hasFile(String account, Path file) {
        files.put(account, file);
    }

    /** What an operator must mend, given what is wrong with the key. */
    Optional<String> problem(Optional<String> keyProblem) {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(keyProblem.orElse("etc/operator.key is not the key that sealed their secrets")
                        + "; until the right one is back these accounts wait: " + String.join(", ", waiting));
    }

    Optional<String> warning(Optional<String> keyProblem) {
        Stream<String> key = keyProblem.filter(problem -> waiting.isEmpty()).stream()
                .map(problem -> problem + "; no secret can be kept");
        Stream<String> shadowed = files.entrySet().stream().map(entry -> shadowed(entry.getKey(), entry.getValue()));
        String all = Stream.concat(key, shadowed).collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    static String shadowed(String account, Path file) {
        return account + " is kept in the store and in etc/" + file.getFileName() + ": the file is in force";
    }
}
