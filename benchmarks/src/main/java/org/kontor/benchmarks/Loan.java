package org.kontor.benchmarks;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files put into a server's folder for a while; what was there before comes back, the last file put first. */
final class Loan {

    private record Before(Path file, Optional<byte[]> content) {}

    private final Path home;
    private final Deque<Before> before = new ArrayDeque<>();

    Loan(Path home) {
        this.home = home;
    }

    /** {@code file} is relative to the server's folder; whoever looks into it sees it whole or not at all. */
    synchronized void put(String file, byte[] content) throws IOException {
        Path path = home.resolve(file);
        before.push(new Before(path, read(path)));
        write(path, content);
    }

    /** Sets some keys of a file of settings and keeps the others. */
    void set(String file, Map<String, String> values) throws IOException {
        Pattern old = Pattern.compile(
                values.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "\\s*(", ")\\s*[=:].*")));
        String kept = read(home.resolve(file)).stream()
                .flatMap(content -> new String(content, StandardCharsets.UTF_8).lines())
                .filter(line -> !old.matcher(line).matches())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String set = new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> value.getKey() + " = " + value.getValue() + "\n")
                        .collect(Collectors.joining());
        put(file, (kept + set).getBytes(StandardCharsets.UTF_8));
    }

    /** Brings back what was there; again, it has nothing left to do. */
    synchronized void end() throws IOException {
        while (!before.isEmpty()) {
            Before file = before.pop();
            if (file.content().isPresent()) {
                write(file.file(), file.content().get());
            } else {
                Files.deleteIfExists(file.file());
            }
        }
    }

    private static Optional<byte[]> read(Path path) throws IOException {
        return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    }

    private void write(Path path, byte[] content) throws IOException {
        Files.createDirectories(path.getParent());
        Path staged = Files.createTempFile(home, "loan-", ".part");
        Files.write(staged, content);
        Files.move(staged, path, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
