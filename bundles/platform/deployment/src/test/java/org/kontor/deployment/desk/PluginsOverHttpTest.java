package org.kontor.deployment.desk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.deployment.Plan;
import org.kontor.deployment.web.PluginView;
import org.kontor.deployment.web.PluginsResource;
import org.kontor.deployment.web.SwitchResource;
import org.kontor.providers.Switchboard;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.web.Once;
import org.kontor.work.TradeRuleException;

/** The resources on the real desk, without a wire. */
public class PluginsOverHttpTest {

    private static final String PLUGIN = Server.PLUGIN;

    /** Nobody repeats anything here. */
    private static final class FirstTime implements Once {
        @Override
        public Response inOneTransaction(Supplier<Response> work) {
            return work.get();
        }

        @Override
        public Response withEffect(Supplier<UUID> begin, Consumer<UUID> carryOut, Function<UUID, Response> answer) {
            UUID id = begin.get();
            carryOut.accept(id);
            return answer.apply(id);
        }
    }

    private static final class Olga implements SecurityContext {
        private final Caller olga = new Caller(Keys.fresh(), Keys.fresh(), "olga", Set.of(Permission.OPERATE));

        @Override
        public Principal getUserPrincipal() {
            return olga;
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }

    @Rule
    public final TestStore store = TestStore.of("deployment");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SecurityContext olga = new Olga();
    private Server server;
    private PluginsResource plugins;

    @Before
    public void serve() throws IOException {
        server = new Server(store, "a", folder.getRoot().toPath()).started();
        server.framework.configure(PLUGIN, "carrier.acme-eu");
        plugins = new PluginsResource(server.desk, server.switchboard, new FirstTime());
    }

    @Test
    public void aJarIsInstalledTriedAndPromoted() {
        Response installed = plugins.install(jar("1.0.0"), null, null, false, olga);
        assertEquals(201, installed.getStatus());
        assertEquals("/api/v1/plugins/" + PLUGIN, installed.getLocation().getPath());

        PluginView tried = view(plugins.install(jar("2.0.0"), "canary", null, false, olga));
        assertEquals(5, tried.terms().orElseThrow().percent());
        assertEquals(Switchboard.Mode.CANARY, tried.terms().orElseThrow().mode());

        PluginView promoted = view(plugins.promote(PLUGIN, olga));
        assertEquals("2.0.0", promoted.stable().version());
        assertEquals("1.0.0", promoted.previous().orElseThrow().version());
        assertEquals("a", promoted.nodes().get(0).node());
        assertEquals("olga", plugins.history(PLUGIN).items().get(0).operator());
    }

    @Test
    public void aShadowGetsACopyOfEveryQuestionUnlessItIsSaidOtherwise() {
        plugins.install(jar("1.0.0"), "", null, false, olga);

        assertEquals(
                100,
                view(plugins.install(jar("2.0.0"), "shadow", null, false, olga))
                        .terms()
                        .orElseThrow()
                        .percent());
        assertEquals(
                20,
                view(plugins.install(jar("2.0.0"), "shadow", 20, false, olga))
                        .terms()
                        .orElseThrow()
                        .percent());
        assertEquals(
                List.of("1.0.0"),
                List.of(view(plugins.sendBack(PLUGIN, olga)).stable().version()));
    }

    @Test
    public void aPlanChangesNothing() {
        Plan plan = plugins.plan(jar("1.0.0"), null, null);

        assertEquals(Plan.Action.INSTALL, plan.steps().get(0).action());
        assertEquals(List.of(), plugins.list().items());
    }

    @Test
    public void whatIsRefusedNamesTheField() {
        assertEquals(
                "trial",
                assertThrows(
                                InvalidValueException.class,
                                () -> plugins.install(jar("1.0.0"), "sometimes", null, false, olga))
                        .field());
        assertEquals(
                "percent",
                assertThrows(
                                InvalidValueException.class,
                                () -> plugins.install(jar("1.0.0"), "canary", 101, false, olga))
                        .field());
        TradeRuleException damaged = assertThrows(
                TradeRuleException.class, () -> plugins.install(FakeFramework.jar("half"), null, null, false, olga));
        assertEquals("damaged", damaged.code());
        assertEquals("jar", damaged.field());
    }

    @Test
    public void aRollbackAndARemovalAreShown() {
        plugins.install(jar("1.0.0"), null, null, false, olga);
        plugins.install(jar("1.1.0"), null, null, false, olga);

        assertEquals("1.0.0", view(plugins.rollBack(PLUGIN, olga)).stable().version());
        assertEquals("REMOVED", plugins.remove(PLUGIN, olga).state().name());
        assertEquals(List.of(), plugins.list().items());
        assertEquals("REMOVED", plugins.show(PLUGIN).state().name());
        assertThrows(TradeRuleException.class, () -> plugins.show("org.kontor.carrier.unknown"));
    }

    @Test
    public void theKillSwitchOfAKnownAccountIsSet() {
        plugins.install(jar("1.0.0"), null, null, false, olga);
        SwitchResource switches = new SwitchResource(server.desk);

        switches.set("carrier.acme-eu", new SwitchResource.Setting(false, "they lose parcels"), olga);
        assertEquals("they lose parcels", server.switchboard.off.get("carrier.acme-eu"));
        switches.set("carrier.acme-eu", new SwitchResource.Setting(true, null), olga);
        assertEquals(Set.of(), server.switchboard.off.keySet());

        TradeRuleException unknown = assertThrows(
                TradeRuleException.class,
                () -> switches.set("carrier.unknown", new SwitchResource.Setting(false, "why"), olga));
        assertEquals(TradeRuleException.Kind.NOT_FOUND, unknown.kind());
        assertThrows(InvalidValueException.class, () -> new SwitchResource.Setting(false, " "));
        SwitchResource.Setting novel = new SwitchResource.Setting(false, "why ".repeat(200));
        assertThrows(InvalidValueException.class, () -> switches.set("carrier.acme-eu", novel, olga));
    }

    private static byte[] jar(String version) {
        return FakeFramework.jar(PLUGIN + " " + version);
    }

    private static PluginView view(Response response) {
        return (PluginView) response.getEntity();
    }
}
