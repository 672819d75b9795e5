package org.kontor.payment.bank.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * The folder from which the bank's connector takes files. A file is written under a hidden name, and renamed only once
 * the books say that it shall go: while the hidden one is there it has not gone, and once it is not, it has.
 */
final class Outbox {

    private final String folder;

    Outbox(String folder) {
        this.folder = folder;
    }

    /** The hidden name of the draft, which is on the disk by then. */
    String draft(String id, byte[] content) {
        try {
            String draft = "." + id + "-" + UUID.randomUUID() + ".part";
            Books.write(at().resolve(draft), content);
            return draft;
        } catch (IOException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "cannot write to the outbox", e);
        }
    }

    void discard(String draft) {
        try {
            Files.deleteIfExists(at().resolve(draft));
        } catch (IOException e) {
            throw new ProviderException(Fault.IN_DOUBT, "cannot remove a draft from the outbox", e);
        }
    }

    /** Lets the draft go, unless it has gone. */
    void release(String draft, String id) {
        try {
            Files.move(at().resolve(draft), at().resolve(id + ".xml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            reachable();
        } catch (IOException e) {
            throw new ProviderException(Fault.IN_DOUBT, "cannot tell whether the outbox has taken the payment", e);
        }
    }

    /** A draft that is missing has gone only if its folder is there. */
    private void reachable() {
        if (!Files.isDirectory(at())) {
            throw new ProviderException(Fault.IN_DOUBT, "the outbox cannot be reached");
        }
    }

    private Path at() {
        if (folder.isBlank()) {
            throw new ProviderException(Fault.MISCONFIGURED, "outbox is empty: name the folder for payment files");
        }
        return Path.of(folder);
    }
}
