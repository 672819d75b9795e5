package org.kontor.itests.crash;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.itests.crash.Descriptor.Reference;
import org.kontor.store.Schema;

/**
 * The product's components, wired as their descriptors say and without a container: each is made once, when first asked
 * for. What is given stands before what is described.
 */
final class Components {

    private final List<Descriptor> descriptors;
    private final Map<Class<?>, Object> given = new HashMap<>();
    private final Map<String, Map<String, ?>> settings = new HashMap<>();
    private final Map<String, Object> made = new HashMap<>();

    Components(List<String> beginnings) {
        descriptors = Descriptor.all(beginnings);
    }

    <T> void give(Class<T> type, T service) {
        given.put(type, service);
    }

    /** Values by the names of the settings' methods; the others are as by default. */
    void configure(String pid, Map<String, ?> values) {
        settings.put(pid, values);
    }

    <T> T one(Class<T> type) {
        if (given.containsKey(type)) {
            return type.cast(given.get(type));
        }
        List<T> all = all(type);
        if (all.size() != 1) {
            throw new IllegalStateException("one " + type.getName() + " is needed, there are " + all.size());
        }
        return all.get(0);
    }

    <T> List<T> all(Class<T> type) {
        return descriptors.stream()
                .filter(descriptor -> descriptor.services().contains(type.getName()))
                .map(this::component)
                .map(type::cast)
                .toList();
    }

    private Object component(Descriptor descriptor) {
        Object known = made.get(descriptor.implementation());
        if (known == null) {
            known = make(descriptor);
            made.put(descriptor.implementation(), known);
        }
        return known;
    }

    private Object make(Descriptor descriptor) {
        try {
            Class<?> type = Class.forName(descriptor.implementation());
            Constructor<?> constructor = Stream.of(type.getConstructors())
                    .filter(one -> fits(one, descriptor))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing constructs " + type.getName()));
            Object component = constructor.newInstance(arguments(constructor, descriptor));
            for (Reference reference : descriptor.references()) {
                bind(component, reference);
            }
            return component;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(descriptor.implementation() + " cannot be made", e);
        }
    }

    /** Of several constructors, the one whose parameters are the references, and settings. */
    private static boolean fits(Constructor<?> constructor, Descriptor descriptor) {
        Class<?>[] types = constructor.getParameterTypes();
        long referring = descriptor.references().stream()
                .filter(reference -> reference.parameter() >= 0)
                .count();
        int settings = 0;
        for (int i = 0; i < types.length; i++) {
            Optional<Reference> reference = descriptor.reference(i);
            Class<?> type = types[i];
            boolean fits = reference
                    .map(wanted -> wanted.many() || wanted.type().equals(type.getName()))
                    .orElse(type.isAnnotation());
            if (!fits) {
                return false;
            }
            settings += reference.isPresent() ? 0 : 1;
        }
        return types.length == referring + settings;
    }

    private Object[] arguments(Constructor<?> constructor, Descriptor descriptor) throws ClassNotFoundException {
        Class<?>[] types = constructor.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Optional<Reference> reference = descriptor.reference(i);
            arguments[i] = reference.isPresent() ? service(reference.get()) : settings(types[i], descriptor.pid());
        }
        return arguments;
    }

    private Object service(Reference reference) throws ClassNotFoundException {
        Class<?> type = Class.forName(reference.type());
        if (type == Schema.class) {
            String module = reference.target().replaceAll("\\(module=(.*)\\)", "$1");
            return (Schema) () -> module;
        }
        return reference.many() ? all(type) : one(type);
    }

    private void bind(Object component, Reference reference) throws ReflectiveOperationException {
        if (reference.bind().isEmpty()) {
            return;
        }
        Class<?> type = Class.forName(reference.type());
        Method method = component.getClass().getDeclaredMethod(reference.bind(), type);
        method.setAccessible(true);
        for (Object service : reference.many() ? all(type) : List.of(one(type))) {
            method.invoke(component, service);
        }
    }

    private Object settings(Class<?> type, String pid) {
        Map<String, ?> values = settings.getOrDefault(pid, Map.of());
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type, Annotation.class}, (proxy, method, arguments) -> {
                    Object value = values.get(method.getName());
                    return value == null ? method.getDefaultValue() : value;
                });
    }
}
