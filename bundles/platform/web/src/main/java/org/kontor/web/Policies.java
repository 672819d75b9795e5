package org.kontor.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.security.Permission;

/** The routes of resource classes and who may call them; refuses a class with a route that does not say. */
public final class Policies {

    /** {@code path} is a template below {@code /api/v1}; without permissions the route is public. */
    public record Route(String method, String path, Set<Permission> anyOf, boolean isPublic) {}

    private Policies() {}

    /** By path and method. Throws {@link IllegalArgumentException} naming the methods without a policy. */
    public static List<Route> of(Class<?> resource) {
        List<Route> routes = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        for (Method method : resource.getMethods()) {
            Optional<String> verb = verb(method);
            if (verb.isPresent() && !hasPolicy(method)) {
                bare.add(method.getName());
            } else if (verb.isPresent()) {
                routes.add(route(verb.get(), resource, method));
            }
        }
        if (!bare.isEmpty()) {
            bare.sort(Comparator.naturalOrder());
            throw new IllegalArgumentException(resource.getName() + " has methods without @Access or @Public: " + bare);
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return List.copyOf(routes);
    }

    /** The route of one method; empty when it serves none or does not say who may call it. */
    public static Optional<Route> of(Class<?> resource, Method method) {
        return verb(method).filter(verb -> hasPolicy(method)).map(verb -> route(verb, resource, method));
    }

    private static Optional<String> verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return Optional.of(verb.value());
            }
        }
        return Optional.empty();
    }

    private static boolean hasPolicy(Method method) {
        Access access = method.getAnnotation(Access.class);
        boolean restricted = access != null && access.value().length > 0;
        return restricted != method.isAnnotationPresent(Public.class);
    }

    private static Route route(String verb, Class<?> resource, Method method) {
        String path = join(resource.getAnnotation(Path.class), method.getAnnotation(Path.class));
        Access access = method.getAnnotation(Access.class);
        return access == null
                ? new Route(verb, path, Set.of(), true)
                : new Route(verb, path, Set.of(access.value()), false);
    }

    private static String join(Path outer, Path inner) {
        StringBuilder path = new StringBuilder();
        for (Path part : new Path[] {outer, inner}) {
            String text = part == null ? "" : part.value().replaceAll("^/+|/+$", "");
            if (!text.isEmpty()) {
                path.append('/').append(text);
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }
}
