package org.kontor.deployment.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Configurations.Field;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.SettingsRefusedException;
import org.kontor.store.Documents;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

/** A canary is set, changed, tried, refused, kept in a file, snapshot and undone; nobody but its plugin ever sees it. */
public class SecretsTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";
    private static final String ACCOUNT = "carrier.acme-main";
    private static final String CANARY = "canary-4711-tweets";
    private static final Map<String, String> SETTINGS =
            Map.of("url", "https://acme.example", ".password", CANARY, "retries", "2");

    @Rule
    public final Server server = new Server();

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> said = new ArrayList<>();

    @Before
    public void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @After
    public void listenNoMore() {
        System.setErr(err);
    }

    @Test
    public void thePluginGetsTheSecretAndNobodyElseSeesIt() throws Exception {
        say(server.configurations.create(PLUGIN, "main", SETTINGS, "ann"));
        assertEquals(CANARY, server.delivered(ACCOUNT, any -> true).get(".password"));
        say(server.configurations.put(ACCOUNT, Optional.empty(), Map.of(".password", CANARY + "2"), "ann"));
        server.delivered(ACCOUNT, now -> (CANARY + "2").equals(now.get(".password")));
        say(server.configurations.undo(ACCOUNT, "ann"));
        String snapshot = server.configurations.snapshot(PLUGIN);
        say(server.configurations.put(ACCOUNT, Optional.empty(), Map.of(".password", "", "retries", ""), "ann"));
        server.configurations.restore(snapshot);
        assertEquals(
                CANARY,
                server.delivered(ACCOUNT, now -> now.containsKey("retries")).get(".password"));
        say(server.configurations.form(ACCOUNT));
        say(server.configurations.history(ACCOUNT));

        assertTrue(field(".password").set());
        assertEquals(Optional.empty(), field(".password").value());
        assertNobodySaw();
    }

    @Test
    public void refusalsAndChecksDoNotRepeatIt() throws Exception {
        server.configurations.create(PLUGIN, "main", SETTINGS, "ann");

        String tooLong = CANARY.repeat(10);
        SettingsRefusedException refused = assertThrows(
                SettingsRefusedException.class,
                () -> server.configurations.put(
                        ACCOUNT,
                        Optional.empty(),
                        Map.of(".password", tooLong, "password", CANARY, "token", CANARY),
                        "ann"));
        say(refused.problems());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            said.add(cause.toString());
        }
        List<Problem> blabbed = server.configurations.check(ACCOUNT, Map.of("url", "wrong"));
        say(blabbed);

        assertEquals(3, refused.problems().size());
        assertEquals("Acme does not know our password •••", blabbed.get(0).found());
        assertNobodySaw();
    }

    @Test
    public void aFilesSecretIsNotShownEither() throws Exception {
        Path file = server.osgi.etc().toPath().resolve("org.kontor.carrier.acme-main.cfg");
        Files.writeString(file, "url = https://acme.example\n.password = " + CANARY + "\npassword = " + CANARY + "\n");
        server.delivered(ACCOUNT, any -> true);

        Form form = server.configurations.form(ACCOUNT);
        say(form);
        String snapshot = server.configurations.snapshot(PLUGIN);
        say(server.configurations.check(ACCOUNT, Map.of("url", "wrong", "password", "")));

        assertTrue(field(".password").set());
        assertEquals(List.of("password is not a setting of " + PLUGIN + "; did you mean .password?"), form.warnings());
        assertNotIn("the database", database());
        Files.delete(file);
        server.configurations.restore(snapshot);
        assertTrue(Files.readString(file).contains(CANARY));
        assertNotIn("answers", said.toString());
        assertNotIn("the log", log.toString(StandardCharsets.UTF_8));
    }

    @Test
    public void anotherPluginGetsNothingOutOfTheSealedText() throws Exception {
        server.configurations.create(PLUGIN, "main", SETTINGS, "ann");
        server.delivered(ACCOUNT, any -> true);
        Configuration live = server.admin().listConfigurations("(service.pid=" + PLUGIN + "~main)")[0];
        ServiceReference<?> stranger =
                server.osgi.context().getServiceReference("org.osgi.service.cm.ConfigurationAdmin");

        assertFalse(live.getProcessedProperties(stranger).toString().contains(CANARY));
        assertTrue(KeyRing.isSealed(live.getProcessedProperties(null).get(".password")));
    }

    private void assertNobodySaw() throws Exception {
        assertNotIn("answers", said.toString());
        assertNotIn("the database", database());
        assertNotIn("Configuration Admin", server.configurationsAsText());
        assertNotIn("the service's properties", serviceProperties());
        assertNotIn("the log", log.toString(StandardCharsets.UTF_8));
        assertNotIn("the disk", disk());
    }

    private void assertNotIn(String where, String text) {
        assertFalse(where + ": " + text, text.contains(CANARY));
    }

    /** As the console prints it and as HTTP sends it. */
    private void say(Object answer) {
        said.add(String.valueOf(answer));
        said.add(Documents.write(answer));
    }

    private Field field(String key) {
        return server.configurations.form(ACCOUNT).fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String database() {
        return server.store.transactions().call(() -> Stream.of(
                        "settings_accounts", "settings_revisions", "settings_snapshots")
                .map(table ->
                        server.store.sql().now().fetch("select * from " + table).formatCSV())
                .reduce("", String::concat));
    }

    private String serviceProperties() {
        ServiceReference<?> reference = server.stage.find(ACCOUNT);
        return Arrays.stream(reference.getPropertyKeys())
                .map(key -> key + "=" + reference.getProperty(key))
                .toList()
                .toString();
    }

    /** The framework's own folder, where Configuration Admin keeps what it is given. */
    private String disk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(server.folder.getRoot().toPath().resolve("felix"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".config")).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue("nothing was kept at all", all.toString().contains("https"));
        return all.toString();
    }
}
