package org.kontor.itests.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** This test's class path in jars only: then a JVM shares its classes with the next, which starts in half the time. */
final class PackedClasses {

    private PackedClasses() {}

    static String into(Path folder) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> packed = new ArrayList<>();
        for (String name : classPath.split(":")) {
            Path entry = Path.of(name);
            if (Files.isDirectory(entry)) {
                Path jar = folder.resolve("classes-" + packed.size() + ".jar");
                pack(entry, jar);
                packed.add(jar.toString());
            } else if (Files.exists(entry)) {
                packed.add(name);
            }
        }
        return String.join(":", packed);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(one -> !one.equals(classes)).toList()) {
                boolean folder = Files.isDirectory(file);
                entries.putNextEntry(new JarEntry(classes.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(file, entries);
                }
            }
        }
    }
}
