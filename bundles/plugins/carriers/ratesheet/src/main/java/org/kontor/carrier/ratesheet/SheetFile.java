package org.kontor.carrier.ratesheet;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sheet in a file, read again when the file changes; a bad new version leaves the last good one in force. */
final class SheetFile {

    private static final Logger LOG = LoggerFactory.getLogger(SheetFile.class);

    private final Path file;
    private Optional<Pricing> good = Optional.empty();
    private Optional<String> read = Optional.empty();
    private String problem = "";

    SheetFile(Path file) {
        this.file = file;
    }

    /** Throws MISCONFIGURED, with the first error's place, when there has been no good version yet. */
    synchronized Pricing pricing() {
        Optional<String> now = stamp();
        if (!now.equals(read)) {
            read = now;
            refresh();
        }
        return good.orElseThrow(() -> new ProviderException(Fault.MISCONFIGURED, file.getFileName() + ": " + problem));
    }

    /** What is wrong with the file as it is now, each with its line and column; empty when it is good. */
    List<String> problems() {
        try (Reader text = Files.newBufferedReader(file)) {
            SheetReader.read(text);
            return List.of();
        } catch (SheetException e) {
            return e.errors().stream()
                    .map(error -> file.getFileName() + ": " + error)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of(file.getFileName() + ": there is no such file");
        } catch (IOException | UncheckedIOException e) {
            return List.of(file.getFileName() + ": " + unreadable(e));
        }
    }

    private void refresh() {
        try (Reader text = Files.newBufferedReader(file)) {
            good = Optional.of(new Pricing(SheetReader.read(text)));
            LOG.info("{} is in force", file.getFileName());
        } catch (SheetException e) {
            problem = e.getMessage();
            e.errors().forEach(error -> LOG.error("{}: {}", file.getFileName(), error));
        } catch (IOException | UncheckedIOException e) {
            problem = unreadable(e);
            LOG.error("{} cannot be read", file, e);
        }
    }

    private static String unreadable(Exception e) {
        return e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException
                ? "is not UTF-8"
                : "cannot be read";
    }

    /** A text: comparing a record of ours would make the JDK hold this plugin's class loader when it is gone. */
    private Optional<String> stamp() {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant() + ", " + Files.size(file) + " bytes");
        } catch (IOException e) {
            problem = "there is no such file";
            return Optional.empty();
        }
    }
}
