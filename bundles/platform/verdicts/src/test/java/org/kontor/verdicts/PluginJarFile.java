package org.kontor.verdicts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/** A plugin of ours, packed anew with another version and another kit; {@code content} is its folder or its jar. */
record PluginJarFile(Path content, String version, UnaryOperator<String> kit) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String KIT = "KONTOR-INF/kit/kit.properties";

    static PluginJarFile of(Class<?> plugin) {
        return new PluginJarFile(SmallServer.content(plugin), "1.0.0", UnaryOperator.identity());
    }

    PluginJarFile version(String other) {
        return new PluginJarFile(content, other, kit);
    }

    PluginJarFile kit(UnaryOperator<String> other) {
        return new PluginJarFile(content, version, other);
    }

    Path in(Path file) throws IOException {
        if (Files.isDirectory(content)) {
            return pack(content, file);
        }
        try (FileSystem jar = FileSystems.newFileSystem(content)) {
            return pack(jar.getPath("/"), file);
        }
    }

    private Path pack(Path classes, Path file) throws IOException {
        Manifest manifest;
        try (InputStream content = Files.newInputStream(classes.resolve(MANIFEST))) {
            manifest = new Manifest(content);
        }
        manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version);
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes, manifest);
                Stream<Path> found = Files.walk(classes)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(path).toString();
                if (!name.equals(MANIFEST)) {
                    jar.putNextEntry(new JarEntry(name));
                    jar.write(content(path, name));
                }
            }
        }
        return file;
    }

    private byte[] content(Path path, String name) throws IOException {
        return name.equals(KIT)
                ? kit.apply(Files.readString(path)).getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(path);
    }
}
