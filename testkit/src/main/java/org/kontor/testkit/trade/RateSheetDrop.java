package org.kontor.testkit.trade;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The rate sheet carrier as an operator brings it to a running server: its jar into plugins/, its account and sheet into etc/. */
public final class RateSheetDrop {

    public static final String ACCOUNT = "carrier.ratesheet-demo";

    private final Path module;
    private final Path home;

    /** {@code module} is the plugin's own folder in the source tree, built; {@code home} the server's. */
    public RateSheetDrop(Path module, Path home) {
        this.module = module;
        this.home = home;
    }

    public void bring() throws IOException {
        Path sheets = Files.createDirectories(home.resolve("etc/rate-sheets"));
        Path source = module.resolve("src/main/sheets");
        Path staged = home.resolve("kontor-carrier-ratesheet.jar");
        Files.copy(
                source.resolve("kontor-demo-express.csv"), sheets.resolve("kontor-demo-express.csv"), REPLACE_EXISTING);
        Files.copy(built(), staged, REPLACE_EXISTING);
        Files.copy(source.resolve(configuration().getFileName()), configuration(), REPLACE_EXISTING);
        Files.move(staged, jar(), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    /** The plugin goes; its account's file stays. */
    public void takeJar() throws IOException {
        Files.deleteIfExists(jar());
    }

    public void take() throws IOException {
        takeJar();
        Files.deleteIfExists(configuration());
    }

    private Path jar() {
        return home.resolve("plugins/kontor-carrier-ratesheet.jar");
    }

    private Path configuration() {
        return home.resolve("etc/org.kontor." + ACCOUNT + ".cfg");
    }

    private Path built() throws IOException {
        try (Stream<Path> files = Files.list(module.resolve("target"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("kontor-carrier-ratesheet-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + module.resolve("target") + ": build it first"));
        }
    }
}
