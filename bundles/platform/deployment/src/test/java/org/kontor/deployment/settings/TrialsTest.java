package org.kontor.deployment.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.work.TradeRuleException;

public class TrialsTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";
    private static final String ACCOUNT = "carrier.acme-main";

    @Rule
    public final Server server = new Server();

    @Before
    public void anAccount() {
        server.configurations.create(
                PLUGIN, "main", Map.of("url", "https://acme.example", ".password", "secret-1"), "ann");
        server.delivered(ACCOUNT, any -> true);
    }

    @Test
    public void goodSettingsAreTriedInAnAccountOfTheirOwnAndNothingIsKept() {
        Map<String, Object> serving = server.received(ACCOUNT).orElseThrow();

        assertEquals(List.of(), server.configurations.check(ACCOUNT, Map.of("retries", "5")));

        assertEquals(1, server.stage.opened());
        server.awaitGone("carrier.acme-rehearsal-1");
        assertSame(serving, server.received(ACCOUNT).orElseThrow());
        assertEquals(1, server.configurations.form(ACCOUNT).revision());
        assertEquals(List.of(ACCOUNT), server.configurations.accounts());
    }

    @Test
    public void whatThePluginFindsIsToldWithoutTheSecret() {
        assertEquals(
                List.of(new Problem("", "must pass the plugin's own check", "Acme does not know our password •••")),
                server.configurations.check(ACCOUNT, Map.of("url", "wrong")));
        assertEquals(
                List.of(new Problem(
                        "", "must be accepted by the provider", "UNAVAILABLE: https://down does not answer to •••")),
                server.configurations.check(ACCOUNT, Map.of("url", "https://down", ".password", "secret-2")));
    }

    @Test
    public void settingsThatBreakARuleAreNotTried() {
        assertEquals(
                List.of(new Problem("retries", "must be at most 10", "'99'")),
                server.configurations.check(ACCOUNT, Map.of("retries", "99")));
        assertEquals(0, server.stage.opened());
    }

    @Test
    public void withoutAStageNothingIsTried() {
        server.trials.rehearsals = null;

        TradeRuleException refused =
                assertThrows(TradeRuleException.class, () -> server.configurations.check(ACCOUNT, Map.of()));
        assertEquals("no-rehearsal", refused.code());
    }
}
