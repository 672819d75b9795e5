package org.kontor.outbound.journal;

import static org.junit.Assert.assertEquals;

import java.util.Set;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** The journal knows the plugin's secret settings as the plugin gets them, before and after a change. */
public class SecretsTest {

    private static final String PLUGIN = "org.kontor.carrier.acme";

    private final Framework framework = new Framework();
    private final Bundle plugin = framework.bundle();
    private final Secrets secrets = new Secrets(framework.admin());

    @Test
    public void keysWithADotAreSecretInEveryAccountOfThePlugin() {
        framework
                .configured(PLUGIN + "~main", ".token", "main-secret")
                .configured(PLUGIN + "~main", "url", "https://api.acme.example")
                .configured(PLUGIN + "~second", ".keys", new String[] {"one", "two"})
                .configured("org.kontor.payment.other~main", ".token", "somebody-elses");

        assertEquals(Set.of("main-secret", "one", "two"), secrets.of(plugin));
    }

    @Test
    public void sealedSettingsAreKnownAsThePluginGetsThem() {
        framework.serving().configured(PLUGIN + "~main", ".token", "sealed:main-secret");

        assertEquals(Set.of("main-secret"), secrets.of(plugin));
    }

    @Test
    public void aPluginWithoutSettingsHasNoSecrets() {
        assertEquals(Set.of(), secrets.of(plugin));
    }

    @Test
    public void settingsAreReadAgainOnlyAfterAChangeAndOldSecretsAreRemembered() {
        framework.configured(PLUGIN + "~main", ".token", "first");
        secrets.of(plugin);
        assertEquals(Set.of("first"), secrets.of(plugin));
        assertEquals(1, framework.reads());

        framework.configured(PLUGIN + "~main", ".token", "second");
        secrets.configurationEvent(Framework.change());
        assertEquals(Set.of("first", "second"), secrets.of(plugin));
        assertEquals(2, framework.reads());

        secrets.forget(plugin);
        assertEquals(Set.of("second"), secrets.of(plugin));
    }
}
