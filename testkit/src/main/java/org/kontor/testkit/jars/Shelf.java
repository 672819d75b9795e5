package org.kontor.testkit.jars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where bad jars are put, each in a file of its own. */
final class Shelf {

    private final Path folder;
    private final List<BadJar> jars = new ArrayList<>();

    Shelf(Path folder) {
        this.folder = folder;
    }

    List<BadJar> jars() {
        return List.copyOf(jars);
    }

    void refused(String code, String name, byte[] bytes) {
        put(name, bytes, Optional.of(code));
    }

    void refused(String code, String name, JarSketch sketch) {
        refused(code, name, sketch.bytes());
    }

    void contained(String name, JarSketch sketch) {
        put(name, sketch.bytes(), Optional.empty());
    }

    private void put(String name, byte[] bytes, Optional<String> code) {
        try {
            jars.add(new BadJar(name, Files.write(file(name), bytes), code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not a file at all. */
    void folder(String code, String name) {
        try {
            jars.add(new BadJar(name, Files.createDirectories(file(name)), Optional.of(code)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve("kontor-" + name + "-1.0.0.jar");
    }
}
