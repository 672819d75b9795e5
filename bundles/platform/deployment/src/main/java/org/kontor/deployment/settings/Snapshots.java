package org.kontor.deployment.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.deployment.settings.Revisions.Reason;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsSnapshotStore;
import org.kontor.deployment.store.SettingsSnapshotStore.Content;
import org.kontor.deployment.store.SettingsSnapshotStore.Snapshot;
import org.kontor.store.Keys;
import org.kontor.work.TradeRuleException;

/** How a plugin's accounts stood: their revisions, and the texts of this node's files, sealed because they hold secrets. */
final class Snapshots {

    private static final String FILES = "files";

    private final SettingsSnapshotStore store;
    private final Landscape landscape;
    private final Revisions revisions;
    private final Vault vault;
    private final Clock clock;

    Snapshots(SettingsSnapshotStore store, Landscape landscape, Revisions revisions, Vault vault, Clock clock) {
        this.store = store;
        this.landscape = landscape;
        this.revisions = revisions;
        this.vault = vault;
        this.clock = clock;
    }

    UUID take(String plugin) {
        Map<String, Long> numbers = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (Known known : landscape.ofPlugin(plugin)) {
            known.stored().ifPresent(row -> numbers.put(known.account(), row.revision()));
            known.file().ifPresent(file -> texts.put(file.toString(), whole(file)));
        }
        Snapshot bare = new Snapshot(Keys.fresh(), plugin, clock.instant(), "", new Content(numbers, Map.of()));
        Snapshot sealed = sealed(vault, bare, texts);
        store.insert(sealed);
        return sealed.id();
    }

    /** Puts the store back at once; gives what puts the files back, for after the transaction. */
    Runnable restore(String id) {
        Snapshot snapshot = find(id);
        Map<String, String> texts = texts(vault, snapshot);
        snapshot.content().revisions().forEach(this::restore);
        return () -> texts.forEach((file, text) -> write(Path.of(file), text));
    }

    static Map<String, String> texts(Vault vault, Snapshot snapshot) {
        return vault.opened(
                snapshot.plugin(),
                FILES,
                snapshot.id().toString(),
                snapshot.content().files());
    }

    /** The snapshot with these texts of files. */
    static Snapshot sealed(Vault vault, Snapshot snapshot, Map<String, String> texts) {
        Map<String, String> sealed =
                vault.sealed(snapshot.plugin(), FILES, snapshot.id().toString(), texts);
        return new Snapshot(
                snapshot.id(),
                snapshot.plugin(),
                snapshot.at(),
                Vault.sealedBy(sealed),
                new Content(snapshot.content().revisions(), sealed));
    }

    private Snapshot find(String id) {
        try {
            return store.find(UUID.fromString(id)).orElseThrow(() -> TradeRuleException.notFound("snapshot"));
        } catch (IllegalArgumentException e) {
            throw TradeRuleException.notFound("snapshot");
        }
    }

    private void restore(String account, long number) {
        Optional<Account> row = landscape.find(account).row();
        if (row.isPresent() && (row.get().gone() || row.get().revision() != number)) {
            OpenSettings then = revisions.open(
                    row.get(), revisions.numbered(account, number).orElseThrow());
            Reason reason = new Reason("rollback", "as in revision " + number);
            revisions.append(row.get(), revisions.inForce(row.get()), then, reason);
        }
    }

    /** File Install empties a file for a moment when it writes it back. */
    private static String whole(Path file) {
        String text = read(file);
        if (text.isBlank()) {
            throw TradeRuleException.conflict(
                    "file-changing",
                    "etc/" + file.getFileName() + " is empty",
                    "Repeat it shortly, or delete the file");
        }
        return text;
    }

    /** As File Install reads it: byte for byte. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one step and under a name that File Install does not look at, so that it never reads half a file. */
    private static void write(Path file, String text) {
        try {
            if (Files.exists(file) && read(file).equals(text)) {
                return;
            }
            Set<PosixFilePermission> mode = Files.exists(file)
                    ? Files.getPosixFilePermissions(file)
                    : PosixFilePermissions.fromString("rw-------");
            Path fresh = file.resolveSibling(file.getFileName() + ".restored");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(mode));
            Files.writeString(fresh, text, StandardCharsets.ISO_8859_1);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
