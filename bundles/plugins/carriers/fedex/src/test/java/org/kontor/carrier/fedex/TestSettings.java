package org.kontor.carrier.fedex;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

/** Settings as a {@code .cfg} file has them: keys to texts, and the defaults for the rest. */
final class TestSettings {

    private TestSettings() {}

    static FedexSettings of(Map<String, ?> values) {
        return (FedexSettings) Proxy.newProxyInstance(
                TestSettings.class.getClassLoader(),
                new Class<?>[] {FedexSettings.class},
                (proxy, method, arguments) -> {
                    Object text = values.get(method.getName().replace('_', '.'));
                    return text == null
                            ? Optional.ofNullable(method.getDefaultValue()).orElse("")
                            : value(method, text.toString());
                });
    }

    private static Object value(Method method, String text) {
        return method.getReturnType() == long.class ? (Object) Long.valueOf(text) : text;
    }
}
