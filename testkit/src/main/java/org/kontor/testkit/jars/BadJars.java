package org.kontor.testkit.jars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Every jar that Kontor must refuse or contain. What calls {@code System.exit} is not among them: no Java without a
 * security manager can stop that, which is why a plugin is as trusted as the server.
 */
public final class BadJars {

    /** Beside the jars: of each its name, its file and its finding's code, in the order of their making. */
    private static final String LIST = "bad-jars.tsv";

    private BadJars() {}

    /** Makes them all in the folder, which must be there and empty. */
    public static List<BadJar> all(Path folder) {
        Shelf shelf = new Shelf(folder);
        BadArchives.fill(shelf);
        BadEntries.fill(shelf);
        BadManifests.fill(shelf);
        BadComponents.fill(shelf);
        BadSignatures.fill(shelf);
        BadBehaviours.fill(shelf);
        return shelf.jars();
    }

    /**
     * Makes them all in the folder for another process, which finds them {@link #madeIn} it. A bundle cannot make them:
     * the JDK's signer is not visible inside a framework.
     */
    public static void makeFor(Path folder) {
        try {
            Files.createDirectories(folder);
            List<String> lines = all(folder).stream().map(BadJars::line).toList();
            Files.write(folder.resolve(LIST), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<BadJar> madeIn(Path folder) {
        try {
            return Files.readAllLines(folder.resolve(LIST), StandardCharsets.UTF_8).stream()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new BadJar(cells[0], folder.resolve(cells[1]), code(cells[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(BadJar bad) {
        return String.join(
                "\t",
                bad.name(),
                bad.jar().getFileName().toString(),
                bad.findingCode().orElse(""));
    }

    private static Optional<String> code(String cell) {
        return Optional.of(cell).filter(code -> !code.isEmpty());
    }
}
