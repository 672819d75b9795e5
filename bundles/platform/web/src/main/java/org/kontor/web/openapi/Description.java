package org.kontor.web.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.kontor.security.Permission;
import org.kontor.web.Answers;
import org.kontor.web.LongBody;
import org.kontor.web.NotOnce;
import org.kontor.web.Policies;
import org.kontor.web.Policies.Route;
import org.kontor.web.problem.Problem;

/** OpenAPI 3.1 of resource classes. Pure. */
final class Description {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schemas schemas = new Schemas();
    private final ObjectNode paths = JSON.objectNode();

    static ObjectNode of(Collection<Class<?>> resources) {
        Description description = new Description();
        resources.forEach(description::add);
        return description.document();
    }

    private ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Kontor")
                .put("version", "1")
                .put(
                        "description",
                        "Cross-border trades from registration to settlement. Amounts are decimal strings.");
        document.putArray("servers").addObject().put("url", "/api/v1");
        document.set("paths", paths);
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.components());
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private void add(Class<?> resource) {
        for (Route route : Policies.of(resource)) {
            Method method = Arrays.stream(resource.getMethods())
                    .filter(candidate -> Policies.of(resource, candidate)
                            .filter(route::equals)
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
            String verb = route.method().toLowerCase(Locale.ROOT);
            paths.withObject("/" + route.path().replace("~", "~0").replace("/", "~1"))
                    .set(verb, operation(route, method));
        }
    }

    private ObjectNode operation(Route route, Method method) {
        ObjectNode operation = JSON.objectNode();
        operation.put("operationId", method.getDeclaringClass().getSimpleName() + "." + method.getName());
        operation.putArray("tags").add(route.path().split("/")[1]);
        for (Parameter parameter : method.getParameters()) {
            describe(parameter, operation);
        }
        if (route.method().equals("POST") && !method.isAnnotationPresent(NotOnce.class)) {
            parameter(operation, "header", "Idempotency-Key", String.class, true);
        }
        if (!route.isPublic()) {
            operation.putArray("security").addObject().putArray("key");
            route.anyOf().stream()
                    .map(Permission::name)
                    .sorted()
                    .forEach(operation.withArray("x-kontor-permissions")::add);
        }
        operation.set("responses", responses(method));
        return operation;
    }

    private ObjectNode responses(Method method) {
        ObjectNode responses = JSON.objectNode();
        ObjectNode good = responses.putObject("2XX").put("description", "Done, or begun");
        Type answer = answer(method);
        if (!mediaType(method).equals(MediaType.APPLICATION_JSON)) {
            good.putObject("content").putObject(mediaType(method));
        } else if (answer != Response.class && answer != void.class) {
            good.putObject("content").putObject(MediaType.APPLICATION_JSON).set("schema", schemas.of(answer));
        }
        ObjectNode problem = responses.putObject("default").put("description", "A problem that names its remedy");
        problem.putObject("content").putObject(Problem.MEDIA_TYPE).set("schema", schemas.of(Problem.class));
        return responses;
    }

    private static Type answer(Method method) {
        Answers answers = method.getAnnotation(Answers.class);
        return answers == null ? method.getGenericReturnType() : answers.value();
    }

    private static String mediaType(Method method) {
        Produces own = method.getAnnotation(Produces.class);
        Produces produces = own == null ? method.getDeclaringClass().getAnnotation(Produces.class) : own;
        return produces == null ? MediaType.APPLICATION_JSON : produces.value()[0];
    }

    private void describe(Parameter parameter, ObjectNode operation) {
        PathParam path = parameter.getAnnotation(PathParam.class);
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        if (path != null) {
            parameter(operation, "path", path.value(), parameter.getType(), true);
        } else if (query != null) {
            parameter(operation, "query", query.value(), parameter.getType(), false);
        } else if (header != null) {
            parameter(operation, "header", header.value(), parameter.getType(), false);
        } else if (!parameter.isAnnotationPresent(Context.class)) {
            ObjectNode content =
                    operation.withObject("/requestBody").put("required", true).withObject("/content");
            LongBody file = parameter.getDeclaringExecutable().getAnnotation(LongBody.class);
            if (file == null) {
                content.putObject(MediaType.APPLICATION_JSON)
                        .set("schema", schemas.of(parameter.getParameterizedType()));
            } else {
                // A file, as it is: OpenAPI 3.1 wants no schema there.
                content.putObject(file.type());
            }
        }
    }

    private void parameter(ObjectNode operation, String in, String name, Class<?> type, boolean required) {
        ObjectNode parameter = operation.withArray("parameters").addObject();
        parameter.put("in", in).put("name", name).put("required", required);
        parameter.set("schema", schemas.of(type));
    }
}
