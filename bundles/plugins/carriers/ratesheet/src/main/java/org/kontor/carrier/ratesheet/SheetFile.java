package org.kontor.carrier.ratesheet;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sheet in a file, read again when the file changes; a bad new version leaves the last good one in force. */
final class SheetFile {

    private static final Logger LOG = LoggerFactory.getLogger(SheetFile.class);

    private record Stamp(FileTime modified, long size) {}

    private final Path file;
    private Optional<RateSheet> good = Optional.empty();
    private Optional<Stamp> read = Optional.empty();
    private String problem = "";

    SheetFile(Path file) {
        this.file = file;
    }

    /** Throws MISCONFIGURED, with the first error's place, when there has been no good version yet. */
    synchronized RateSheet sheet() {
        Optional<Stamp> now = stamp();
        if (!now.equals(read)) {
            read = now;
            refresh();
        }
        return good.orElseThrow(() -> new ProviderException(Fault.MISCONFIGURED, file.getFileName() + ": " + problem));
    }

    private void refresh() {
        try (Reader text = Files.newBufferedReader(file)) {
            good = Optional.of(SheetReader.read(text));
            LOG.info("{} is in force", file.getFileName());
        } catch (SheetException e) {
            problem = e.getMessage();
            e.errors().forEach(error -> LOG.error("{}: {}", file.getFileName(), error));
        } catch (IOException | UncheckedIOException e) {
            problem = e instanceof CharacterCodingException ? "is not UTF-8" : "cannot be read";
            LOG.error("{} cannot be read", file, e);
        }
    }

    private Optional<Stamp> stamp() {
        try {
            return Optional.of(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException e) {
            problem = "there is no such file";
            return Optional.empty();
        }
    }
}
