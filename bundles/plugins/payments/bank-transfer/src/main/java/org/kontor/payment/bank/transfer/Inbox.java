package org.kontor.payment.bank.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kontor.values.InvalidValueException;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The folder into which the bank's connector lays files: each is read once, and again when it has changed. */
final class Inbox {

    private final String folder;
    private final Hearsay hearsay;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    Inbox(String folder, Hearsay hearsay) {
        this.folder = folder;
        this.hearsay = hearsay;
    }

    /** Reads what has come since the last time. */
    void look() {
        if (folder.isBlank()) {
            return;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(Inbox::isWhole).sorted().toList()) {
                readUnlessGone(file);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new ProviderException(Fault.MISCONFIGURED, "inbox is no folder that is there", e);
        } catch (IOException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "cannot read the inbox", e);
        }
    }

    /** The files that could not be read, and why. */
    List<String> problems() {
        return new TreeMap<>(problems)
                .entrySet().stream()
                        .map(problem -> "inbox: " + problem.getKey() + " " + problem.getValue())
                        .toList();
    }

    /** A file may be moved away while we look. */
    private void readUnlessGone(Path file) throws IOException {
        try {
            read(file);
        } catch (NoSuchFileException e) {
            problems.remove(file.getFileName().toString());
        }
    }

    private void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        FileTime changed = Files.getLastModifiedTime(file);
        String version = name + " " + Files.size(file) + " " + changed.toMillis();
        if (known.contains(version)) {
            return;
        }
        try {
            BankFile content = BankFile.of(content(file));
            content.answer()
                    .ifPresentOrElse(answer -> Pain002.read(answer).forEach(hearsay::note), () -> content.statements()
                            .forEach(hearsay::note));
            problems.remove(name);
        } catch (InvalidValueException e) {
            problems.put(name, e.rule());
        }
        known.add(version);
    }

    private static byte[] content(Path file) throws IOException {
        return Files.size(file) > BankFile.LARGEST ? new byte[0] : Files.readAllBytes(file);
    }

    private static boolean isWhole(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.matches("(?i).*\\.(part|tmp|filepart)");
    }
}
