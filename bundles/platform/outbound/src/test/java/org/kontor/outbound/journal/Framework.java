package org.kontor.outbound.journal;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.component.ComponentContext;

/** As much of the OSGi framework as a plugin's client sees: one plugin's bundle and its configurations. */
public final class Framework {

    private final Map<String, Dictionary<String, Object>> configurations = new LinkedHashMap<>();
    private final Dictionary<String, String> headers = new Hashtable<>();
    private boolean serving;
    private int reads;

    public Bundle bundle() {
        return fake(Bundle.class, (name, arguments) -> switch (name) {
            case "getSymbolicName" -> "org.kontor.carrier.acme";
            case "getVersion" -> Version.parseVersion("1.2.0");
            case "getHeaders" -> headers;
            case "getRegisteredServices" -> serving ? new ServiceReference<?>[] {reference()} : null;
            default -> throw new AssertionError(name);
        });
    }

    public ComponentContext usedBy(Bundle bundle) {
        return fake(ComponentContext.class, (name, arguments) -> bundle);
    }

    public Framework header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** From now on the plugin has a service, for which sealed settings are opened. */
    Framework serving() {
        serving = true;
        return this;
    }

    Framework configured(String pid, String key, Object value) {
        configurations.computeIfAbsent(pid, absent -> new Hashtable<>()).put(key, value);
        return this;
    }

    int reads() {
        return reads;
    }

    static ConfigurationEvent change() {
        return new ConfigurationEvent(reference(), ConfigurationEvent.CM_UPDATED, null, "pid");
    }

    public ConfigurationAdmin admin() {
        return fake(ConfigurationAdmin.class, (name, arguments) -> {
            reads++;
            String filter = (String) arguments[0];
            Configuration[] found = configurations.entrySet().stream()
                    .filter(entry -> filter.contains("=" + entry.getKey().replaceAll("~.*", "") + ")"))
                    .map(entry -> configuration(entry.getValue()))
                    .toArray(Configuration[]::new);
            return found.length == 0 ? null : found;
        });
    }

    @SuppressWarnings("unchecked")
    private static <S> ServiceReference<S> reference() {
        return fake(ServiceReference.class, (name, arguments) -> null);
    }

    private static Configuration configuration(Dictionary<String, Object> properties) {
        return fake(Configuration.class, (name, arguments) -> {
            if (name.equals("getProperties")) {
                return properties;
            }
            Dictionary<String, Object> opened = new Hashtable<>();
            properties.keys().asIterator().forEachRemaining(key -> opened.put(key, opened(properties.get(key))));
            return opened;
        });
    }

    private static Object opened(Object value) {
        return value instanceof String text ? text.replaceFirst("^sealed:", "") : value;
    }

    private interface Methods {
        Object call(String name, Object[] arguments);
    }

    /** Equal to itself only, as bundles are. */
    private static <T> T fake(Class<T> type, Methods methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "toString" -> type.getSimpleName();
                    default -> methods.call(method.getName(), arguments);
                }));
    }
}
