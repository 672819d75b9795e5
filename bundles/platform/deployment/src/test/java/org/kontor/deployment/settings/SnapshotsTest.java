package org.kontor.deployment.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Configurations.Revision;
import org.kontor.work.TradeRuleException;

public class SnapshotsTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";
    private static final Map<String, String> SETTINGS = Map.of("url", "https://acme.example", ".password", "secret-1");

    @Rule
    public final Server server = new Server();

    @Test
    public void changedAndDeletedAccountsAreAsTheyWereAndTheOthersAreLeftAlone() {
        create("changed");
        create("deleted");
        create("same");
        String snapshot = server.configurations.snapshot(PLUGIN);
        server.configurations.put(
                "carrier.acme-changed", Optional.empty(), Map.of("retries", "9", ".password", "secret-2"), "ann");
        server.configurations.delete("carrier.acme-deleted", "ann");
        create("since");

        server.configurations.restore(snapshot);

        server.delivered("carrier.acme-changed", now -> !now.containsKey("retries"));
        assertEquals(
                "secret-1",
                server.received("carrier.acme-changed").orElseThrow().get(".password"));
        assertEquals(
                "secret-1",
                server.delivered("carrier.acme-deleted", any -> true).get(".password"));
        Revision last = server.configurations.history("carrier.acme-changed").get(0);
        assertEquals("3 rollback as in revision 1", last.number() + " " + last.operator() + " " + last.note());
        assertEquals(List.of(".password", "retries"), last.changed());
        assertEquals(1, server.configurations.form("carrier.acme-same").revision());
        assertEquals(1, server.configurations.form("carrier.acme-since").revision());
    }

    @Test
    public void aChangedFileGetsItsTextBackAndAnUnchangedOneIsNotTouched() throws Exception {
        Path changed = file("changed", "url = https://acme.example\n# größe\n");
        Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString("rw-r-----"));
        Path same = file("same", "url = https://acme.example\n");
        String snapshot = server.configurations.snapshot(PLUGIN);
        byte[] before = Files.readAllBytes(changed);
        Files.writeString(changed, "url = https://other.example\n");
        server.delivered("carrier.acme-changed", now -> "https://other.example".equals(now.get("url")));
        FileTime written = FileTime.from(Instant.EPOCH.plusSeconds(1));
        Files.setLastModifiedTime(same, written);

        server.configurations.restore(snapshot);

        server.delivered("carrier.acme-changed", now -> "https://acme.example".equals(now.get("url")));
        Eventually.await("the old text", () -> Arrays.equals(before, bytes(changed)));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(changed)));
        assertEquals(written, Files.getLastModifiedTime(same));
        assertEquals(List.of("carrier.acme-changed", "carrier.acme-same"), server.configurations.accounts());
    }

    @Test
    public void aSnapshotThatIsNoneIsNotFound() {
        for (String none : List.of(UUID.randomUUID().toString(), "not an id")) {
            TradeRuleException refused =
                    assertThrows(TradeRuleException.class, () -> server.configurations.restore(none));
            assertEquals("not-found", refused.code());
        }
    }

    /** File Install may be writing it back at the moment. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(String name) {
        server.configurations.create(PLUGIN, name, SETTINGS, "ann");
    }

    private Path file(String name, String text) throws Exception {
        Path file = server.osgi.etc().toPath().resolve(PLUGIN + "-" + name + ".cfg");
        Files.writeString(file, text);
        server.delivered("carrier.acme-" + name, any -> true);
        return file;
    }
}
