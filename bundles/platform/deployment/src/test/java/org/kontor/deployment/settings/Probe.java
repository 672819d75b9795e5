package org.kontor.deployment.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kontor.values.AccountCheck;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** A plugin's component: shows what it was configured with. Runs in a bundle of its own, so it knows the API only. */
public final class Probe implements Supplier<Map<String, Object>>, AccountCheck {

    private final Map<String, Object> configuration;

    public Probe(Map<String, Object> configuration) {
        this.configuration = new HashMap<>(configuration);
    }

    @Override
    public Map<String, Object> get() {
        return configuration;
    }

    /** Accepts every address but two, and blabs. */
    @Override
    public List<String> check() {
        if ("https://down".equals(configuration.get("url"))) {
            throw new ProviderException(
                    Fault.UNAVAILABLE, "https://down does not answer to " + configuration.get(".password"));
        }
        return "wrong".equals(configuration.get("url"))
                ? List.of("Acme does not know our password " + configuration.get(".password"))
                : List.of();
    }
}
