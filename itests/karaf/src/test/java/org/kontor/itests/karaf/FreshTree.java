package org.kontor.itests.karaf;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sources as somebody has them after a first build on a machine of their own: a copy without anything built, and a
 * local repository with everything that is installed then. The real one is read, never written.
 */
final class FreshTree {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".kontor", "data");

    private final Path folder;
    private final Path repository;

    private FreshTree(Path folder, Path repository) {
        this.folder = folder;
        this.repository = repository;
    }

    static FreshTree below(Path directory) throws IOException {
        Path fresh = Files.createTempDirectory(Files.createDirectories(directory), "tree-")
                .toRealPath();
        FreshTree tree = new FreshTree(fresh.resolve("kontor"), fresh.resolve("repository"));
        tree.copySources();
        tree.linkLibraries();
        tree.installModules();
        return tree;
    }

    Path folder() {
        return folder;
    }

    /** Replaces a text in one of its files. */
    void replace(String file, String was, String becomes) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(was, becomes));
    }

    /** A module's jar where its build leaves it. */
    void bring(String module, String artifact) throws IOException {
        Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(ROOT.resolve(module).resolve("target"), artifact + "-*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, target.resolve(jar.getFileName()));
            }
        }
    }

    /** A shell in its folder, with Maven kept to its repository. */
    Terminal terminal() throws IOException {
        return Terminal.in(folder, Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + repository));
    }

    private void copySources() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(source.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(ROOT.relativize(source)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, folder.resolve(ROOT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Everything but our own group is a link into the repository of this machine. */
    private void linkLibraries() throws IOException {
        Path real = Path.of(System.getProperty("local.repository"));
        link(real, repository, "org");
        link(real.resolve("org"), repository.resolve("org"), "kontor");
    }

    private static void link(Path from, Path to, String except) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private void installModules() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                install(pom);
            }
        }
    }

    private void install(Path pom) throws IOException {
        String text = Files.readString(pom).replaceFirst("(?s)<parent>.*?</parent>", "");
        String artifact = text.replaceFirst("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1");
        String version = Files.readString(pom).replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
        Path installed = repository.resolve(Path.of("org", "kontor", artifact, version));
        Path jar = Path.of("target", artifact + "-" + version + ".jar");
        Path built = ROOT.resolve(folder.relativize(pom)).resolveSibling(jar);
        if (artifact.startsWith("kontor")) {
            Files.createDirectories(installed);
            Files.copy(pom, installed.resolve(artifact + "-" + version + ".pom"));
        }
        if (Files.exists(built)) {
            Files.copy(built, installed.resolve(built.getFileName()));
        }
    }
}
