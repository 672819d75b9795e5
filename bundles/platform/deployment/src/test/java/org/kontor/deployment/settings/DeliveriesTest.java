package org.kontor.deployment.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Configurations.Form;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

public class DeliveriesTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";
    private static final String ACCOUNT = "carrier.acme-main";
    private static final Map<String, String> SETTINGS = Map.of("url", "https://acme.example", ".password", "secret-1");

    @Rule
    public final Server server = new Server();

    @Test
    public void aRestartedServerDeliversTheSecretOpenToThePluginsFirstInstance() throws Exception {
        create();
        server.delivered(ACCOUNT, any -> true);

        server.restart();

        assertEquals("secret-1", server.startedWith.orElseThrow().get(".password"));
        assertEquals("secret-1", server.delivered(ACCOUNT, any -> true).get(".password"));
    }

    @Test
    public void whatChangedElsewhereIsDeliveredByTheNextRound() throws Exception {
        create();
        server.delivered(ACCOUNT, any -> true);
        Server elsewhere = server;
        Deliveries here = server.deliveries;
        elsewhere.store.transactions().run(() -> {
            // In a transaction of its own nothing is delivered: so it is on the node that made the change elsewhere.
            elsewhere.configurations.put(ACCOUNT, Optional.empty(), Map.of("retries", "7"), "bob");
        });
        assertEquals(null, server.received(ACCOUNT).orElseThrow().get("retries"));

        here.start();

        server.delivered(ACCOUNT, now -> "7".equals(now.get("retries")));
        here.stop();
    }

    @Test
    public void aRoundWithoutChangesDisturbsNobody() {
        create();
        server.delivered(ACCOUNT, any -> true);
        Map<String, Object> instance = server.received(ACCOUNT).orElseThrow();

        server.deliveries.deliverNow();
        server.start();

        assertSame(instance, server.received(ACCOUNT).orElseThrow());
    }

    @Test
    public void withoutTheKeyTheAccountWaitsAndSaysSoAndComesWithIt() throws Exception {
        create();
        server.delivered(ACCOUNT, any -> true);
        Path key = server.osgi.etc().toPath().resolve("operator.key");
        Path away = key.resolveSibling("away");
        Files.move(key, away);

        server.restart();

        assertEquals(Optional.empty(), server.startedWith);
        assertEquals(null, server.stage.find(ACCOUNT));
        assertFalse("a new key would open nothing", Files.exists(key));
        assertEquals(
                Optional.of("etc/operator.key is missing; until the right one is back these accounts wait: " + ACCOUNT),
                server.deliveries.problem());
        String warning = server.configurations.form(ACCOUNT).warnings().get(0);
        assertTrue(warning, warning.startsWith("it waits for key "));
        assertEquals("operator-key", code(() -> put(Map.of("retries", "1"))));
        assertEquals("operator-key", code(() -> put(Map.of(".password", "other"))));

        Files.move(away, key);
        server.deliveries.deliverNow();

        assertEquals("secret-1", server.delivered(ACCOUNT, any -> true).get(".password"));
        assertEquals(Optional.empty(), server.deliveries.problem());
    }

    @Test
    public void withAnotherKeyTheAccountWaitsToo() throws Exception {
        create();
        put(Map.of("retries", "1"));
        server.delivered(ACCOUNT, any -> true);

        Files.writeString(server.osgi.etc().toPath().resolve("operator.key"), KeyRing.fresh());
        server.deliveries.deliverNow();

        server.awaitGone(ACCOUNT);
        assertTrue(server.deliveries.problem().orElseThrow().startsWith("etc/operator.key is not the key that sealed"));
        assertEquals("operator-key", code(() -> server.configurations.undo(ACCOUNT, "ann")));
    }

    @Test
    public void aNewKeyAboveTheOldOneSealsEverythingAnewAndTheOldOneMayGo() throws Exception {
        create();
        put(Map.of(".password", "secret-2"));
        String snapshot = fileSnapshot();
        Path key = server.osgi.etc().toPath().resolve("operator.key");
        String second = KeyRing.fresh();

        Files.writeString(key, second + "\n" + Files.readString(key));
        server.deliveries.deliverNow();
        Files.writeString(key, second);
        server.restart();

        assertEquals("secret-2", server.delivered(ACCOUNT, any -> true).get(".password"));
        server.configurations.undo(ACCOUNT, "ann");
        server.delivered(ACCOUNT, now -> "secret-1".equals(now.get(".password")));
        server.configurations.restore(snapshot);
        assertTrue(Files.exists(server.osgi.etc().toPath().resolve(PLUGIN + "-file.cfg")));
    }

    @Test
    public void aFileWinsOverTheStoreAndLeavesItsPlaceWhenItIsDeleted() throws Exception {
        create();
        server.delivered(ACCOUNT, any -> true);
        Path file = file("main");
        Files.writeString(file, "url = https://file.example\n");
        server.delivered(ACCOUNT, now -> "https://file.example".equals(now.get("url")));

        server.deliveries.deliverNow();
        server.configurations.form(ACCOUNT);

        assertEquals(
                "https://file.example", server.received(ACCOUNT).orElseThrow().get("url"));
        String sentence = ACCOUNT + " is kept in the store and in etc/" + PLUGIN + "-main.cfg: the file is in force";
        assertEquals(Optional.of(sentence), server.deliveries.warning());
        assertEquals(Optional.empty(), server.deliveries.problem());
        Form form = server.configurations.form(ACCOUNT);
        assertEquals(Optional.of("etc/" + PLUGIN + "-main.cfg"), form.source());
        assertEquals(List.of(sentence), form.warnings());
        assertEquals(1, services());

        server.osgi.context().registerService(ConfigurationListener.class, server.deliveries, null);
        Files.delete(file);

        server.delivered(ACCOUNT, now -> "secret-1".equals(now.get(".password")));
        Eventually.await("no warning", () -> server.deliveries.warning().isEmpty());
    }

    @Test
    public void anAccountThatHasAFileIsShownAndRefusedWithTheRemedy() throws Exception {
        Files.writeString(file("main"), "url = x\nspeed = 2\n.password = secret-1\n");
        server.delivered(ACCOUNT, any -> true);

        Form form = server.configurations.form(ACCOUNT);

        assertEquals(Optional.of("etc/" + PLUGIN + "-main.cfg"), form.source());
        assertEquals(0, form.revision());
        assertEquals(List.of("url must be at least 5 characters long, was 'x'"), form.warnings());
        assertEquals(List.of(ACCOUNT), server.configurations.accounts());
        assertEquals(List.of(), server.configurations.history(ACCOUNT));
        TradeRuleException refused = assertThrows(TradeRuleException.class, () -> put(Map.of("speed", "3")));
        assertEquals("kept-in-a-file", refused.code());
        assertEquals("Edit that file, or delete it and repeat", refused.remedy());
        assertEquals("kept-in-a-file", code(() -> server.configurations.delete(ACCOUNT, "ann")));
        assertEquals("account-exists", code(this::create));
        assertTrue(Files.exists(file("main")));
    }

    @Test
    public void filesOfAccountsThatTheStoreDoesNotHaveAreLeftAlone() throws Exception {
        create();
        server.delivered(ACCOUNT, any -> true);
        server.configurations.delete(ACCOUNT, "ann");
        server.awaitGone(ACCOUNT);
        String text = "url = https://file.example\n" + Marker.KEY + " = copied from elsewhere\n";
        Files.writeString(file("main"), text);
        Files.writeString(file("other"), text);
        server.delivered(ACCOUNT, any -> true);
        server.delivered("carrier.acme-other", any -> true);

        server.deliveries.deliverNow();
        assertEquals(2, server.admin().listConfigurations("(service.factoryPid=" + PLUGIN + ")").length);
        server.restart();

        for (String account : List.of(ACCOUNT, "carrier.acme-other")) {
            assertEquals(
                    "https://file.example",
                    server.delivered(account, any -> true).get("url"));
        }
        assertEquals(text, Files.readString(file("main")));
    }

    @Test
    public void whoStartedWhileThisBundleWasAwayIsDeliveredAgainAndNobodyElse() throws Exception {
        create();
        server.configurations.create(PLUGIN, "plain", Map.of("url", "https://acme.example"), "ann");
        server.delivered("carrier.acme-plain", any -> true);
        server.delivered(ACCOUNT, any -> true);
        ServiceReference<ConfigurationPlugin> opener =
                server.osgi.context().getServiceReference(ConfigurationPlugin.class);
        server.registration.unregister();
        Bundle acme = acme();
        acme.stop();
        acme.start();
        server.delivered(ACCOUNT, now -> KeyRing.isSealed(now.get(".password")));
        Map<String, Object> plain = server.delivered("carrier.acme-plain", any -> true);

        server.start();
        new Redelivery(server.admin(), server.osgi.service(ServiceComponentRuntime.class), server.opener);

        server.delivered(ACCOUNT, now -> "secret-1".equals(now.get(".password")));
        assertSame(plain, server.received("carrier.acme-plain").orElseThrow());
        assertNotSame(opener, server.osgi.context().getServiceReference(ConfigurationPlugin.class));
    }

    private void create() {
        server.configurations.create(PLUGIN, "main", SETTINGS, "ann");
    }

    private Form put(Map<String, String> settings) {
        return server.configurations.put(ACCOUNT, Optional.empty(), settings, "ann");
    }

    private Path file(String name) {
        return server.osgi.etc().toPath().resolve(PLUGIN + "-" + name + ".cfg");
    }

    /** A snapshot that holds a file, which is gone since. */
    private String fileSnapshot() throws Exception {
        Files.writeString(file("file"), "url = https://file.example\n");
        server.delivered("carrier.acme-file", any -> true);
        String snapshot = server.configurations.snapshot(PLUGIN);
        Files.delete(file("file"));
        server.awaitGone("carrier.acme-file");
        return snapshot;
    }

    private int services() throws Exception {
        return server.osgi.context().getAllServiceReferences("java.util.function.Supplier", null).length;
    }

    private Bundle acme() {
        for (Bundle bundle : server.osgi.context().getBundles()) {
            if (bundle.getSymbolicName().equals(PLUGIN)) {
                return bundle;
            }
        }
        throw new AssertionError("no plugin");
    }

    private static String code(Runnable refused) {
        return assertThrows(TradeRuleException.class, refused::run).code();
    }
}
