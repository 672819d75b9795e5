package org.kontor.carrier.tnt;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Settings as a server makes them of a file: what is not given has its default. */
final class Accounts {

    private Accounts() {}

    static TntCarrier.Settings at(URI provider, String password, Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "address",
                provider.resolve("/").toString(),
                "tracking_address",
                provider.resolve("/expressconnect/track.do").toString(),
                "user",
                "kontor-test",
                "_password",
                password,
                "account",
                "000123456",
                "account_country",
                "CN"));
        given.putAll(more);
        return (TntCarrier.Settings) Proxy.newProxyInstance(
                TntCarrier.Settings.class.getClassLoader(),
                new Class<?>[] {TntCarrier.Settings.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    static TntAccount account(Map<String, Object> more) {
        return new TntAccount(at(URI.create("https://express.tnt.com"), "secret", more));
    }
}
