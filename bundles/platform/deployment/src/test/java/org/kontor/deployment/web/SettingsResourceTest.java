package org.kontor.deployment.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.settings.Server;
import org.kontor.security.Permission;
import org.kontor.store.Documents;
import org.kontor.values.InvalidValueException;
import org.kontor.web.Once;
import org.kontor.web.Policies;
import org.kontor.work.TradeRuleException;

public class SettingsResourceTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";
    private static final String ACCOUNT = "carrier.acme-main";
    private static final String CANARY = "canary-4711-tweets";

    @Rule
    public final Server server = new Server();

    private final SecurityContext ann = new Ann();
    private SettingsResource resource;
    private SettingsAccountsResource accounts;

    @Before
    public void serve() {
        Once once = new FirstTime();
        resource = new SettingsResource(server.configurations, server.deliveries, once);
        accounts = new SettingsAccountsResource(server.configurations, server.deliveries, once);
    }

    @Test
    public void anAccountIsCreatedReadChangedAndUndoneUnderItsRevision() {
        Response created = create();
        assertEquals(201, created.getStatus());
        assertEquals(
                "providers/" + ACCOUNT + "/configuration", created.getLocation().getPath());
        assertEquals("1", created.getEntityTag().getValue());

        Response changed = resource.put(ACCOUNT, new SettingsWanted(Map.of("retries", "4")), "\"1\"", ann);
        assertEquals("2", changed.getEntityTag().getValue());
        TradeRuleException stale = assertThrows(
                TradeRuleException.class,
                () -> resource.put(ACCOUNT, new SettingsWanted(Map.of("retries", "5")), "\"1\"", ann));
        assertEquals(TradeRuleException.Kind.STALE, stale.kind());
        assertThrows(
                InvalidValueException.class,
                () -> resource.put(ACCOUNT, new SettingsWanted(Map.of("retries", "5")), null, ann));

        assertEquals("3", resource.undo(ACCOUNT, ann).getEntityTag().getValue());
        Map<String, String> back = new HashMap<>();
        back.put("url", "https://other.example");
        back.put(".password", null);
        Form form =
                (Form) resource.put(ACCOUNT, new SettingsWanted(back), "*", ann).getEntity();
        assertEquals(4, form.revision());
        assertEquals("Ann", resource.history(ACCOUNT).items().get(0).operator());
        assertEquals(
                List.of(".password", "url"),
                resource.history(ACCOUNT).items().get(0).changed());
        resource.delete(ACCOUNT, ann);
        assertThrows(TradeRuleException.class, () -> resource.form(ACCOUNT));
    }

    @Test
    public void refusedSettingsAreOneProblemWithEveryFieldAndNoSecret() {
        create();

        Response refused = resource.put(
                ACCOUNT, new SettingsWanted(Map.of("retries", "99", ".password", CANARY.repeat(9))), "*", ann);

        assertEquals(400, refused.getStatus());
        assertEquals("application/problem+json", refused.getMediaType().toString());
        assertEquals(
                "{\"type\":\"/problems/settings-refused\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\".password must be at most 60 characters long; retries must be at most 10\","
                        + "\"remedy\":\"Correct the fields and repeat; nothing has changed\",\"fields\":["
                        + "{\"field\":\".password\",\"rule\":\"must be at most 60 characters long\",\"found\":\"\"},"
                        + "{\"field\":\"retries\",\"rule\":\"must be at most 10\",\"found\":\"'99'\"}]}",
                Documents.write(refused.getEntity()));
    }

    @Test
    public void noAnswerHoldsTheSecret() {
        Stream.of(
                        create().getEntity(),
                        resource.form(ACCOUNT).getEntity(),
                        resource.history(ACCOUNT),
                        resource.check(ACCOUNT, new SettingsWanted(Map.of("url", "wrong"))),
                        new SettingsWanted(Map.of(".password", CANARY)),
                        new SettingsAccountsResource.NewAccount("main", Map.of(".password", CANARY)))
                .map(String::valueOf)
                .forEach(answer -> assertFalse(answer, answer.contains(CANARY)));
        assertFalse(Documents.write(resource.form(ACCOUNT).getEntity()).contains(CANARY));
    }

    @Test
    public void aCheckTellsWhatItFoundAndKeepsNothing() {
        create();

        assertTrue(resource.check(ACCOUNT, new SettingsWanted(Map.of())).good());
        SettingsResource.Trial trial = resource.check(ACCOUNT, new SettingsWanted(Map.of("url", "wrong")));

        assertFalse(trial.good());
        assertEquals(
                "Acme does not know our password •••", trial.problems().get(0).found());
        assertEquals("1", resource.form(ACCOUNT).getEntityTag().getValue());
    }

    @Test
    public void everyRouteIsForOperators() {
        Stream.of(SettingsResource.class, SettingsAccountsResource.class)
                .flatMap(type -> Policies.of(type).stream())
                .forEach(route -> assertEquals(route.path(), Set.of(Permission.OPERATE), route.anyOf()));
    }

    private Response create() {
        return accounts.create(
                PLUGIN,
                new SettingsAccountsResource.NewAccount(
                        "main", Map.of("url", "https://acme.example", ".password", CANARY)),
                ann);
    }

    /** Every request is the first with its key. */
    private final class FirstTime implements Once {

        @Override
        public Response inOneTransaction(Supplier<Response> work) {
            return server.store.transactions().call(work);
        }

        @Override
        public Response withEffect(Supplier<UUID> begin, Consumer<UUID> carryOut, Function<UUID, Response> answer) {
            UUID begun = server.store.transactions().call(begin);
            carryOut.accept(begun);
            return server.store.transactions().call(() -> answer.apply(begun));
        }
    }

    private static final class Ann implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> "Ann";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
