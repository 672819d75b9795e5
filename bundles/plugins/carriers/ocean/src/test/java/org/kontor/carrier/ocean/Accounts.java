package org.kontor.carrier.ocean;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Settings of accounts for the tests: the defaults, and what differs. */
final class Accounts {

    /** 64 bytes. */
    static final String PUSH_SECRET =
            "a29udG9yLW9jZWFuLWtpdC1rZXktMDEyMzQ1Njc4OS1hYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ei1BQkNERQ==";

    private Accounts() {}

    static Settings with(Map<String, Object> differing) {
        Map<String, Object> values = new HashMap<>(differing);
        values.putIfAbsent("service_pid", "org.kontor.carrier.ocean");
        return (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (self, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
