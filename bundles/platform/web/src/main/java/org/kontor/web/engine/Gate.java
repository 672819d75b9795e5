package org.kontor.web.engine;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.security.Authenticator;
import org.kontor.security.Caller;
import org.kontor.web.Access;
import org.kontor.web.LongBody;
import org.kontor.web.NotOnce;
import org.kontor.web.once.Request;
import org.kontor.web.problem.Code;
import org.kontor.web.problem.Problem;
import org.kontor.web.problem.Problems;
import org.kontor.web.status.HttpTimes;

/** What every request passes before its resource: who calls, whether they may, what they send, under which key. */
final class Gate implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEARER = "Bearer ";
    private static final int MEBIBYTE = 1 << 20;
    private static final int LONGEST_KEY = 200;
    private static final int MOST_UNREAD_BYTES = 1 << 16;

    private static final String STARTED = "kontor.started";

    private final Map<Method, String> routes = new ConcurrentHashMap<>();
    private final Collection<Authenticator> authenticators;
    private final HttpTimes times;

    @Context
    private ResourceInfo resource;

    Gate(Collection<Authenticator> authenticators, HttpTimes times) {
        this.authenticators = authenticators;
        this.times = times;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        request.setProperty(STARTED, System.nanoTime());
        Method method = resource.getResourceMethod();
        Access access = method.getAnnotation(Access.class);
        Optional<Caller> caller = access == null ? Optional.empty() : caller(request);
        if (access != null && caller.isEmpty()) {
            request.abortWith(Problems.response(Problem.of(
                            Code.NOT_AUTHENTICATED,
                            "No valid key came with the request",
                            "Send Authorization: Bearer and an API key or a session token"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build());
            return;
        }
        if (access != null && Set.of(access.value()).stream().noneMatch(caller.get()::may)) {
            refuse(
                    request,
                    Problem.of(Code.NOT_PERMITTED, "Your key may not do this", "Ask an owner for a key that may"));
            return;
        }
        caller.ifPresent(known -> request.setSecurityContext(
                new CallerContext(known, request.getSecurityContext().isSecure())));
        read(request, method, caller);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        Request.leave();
        if (!readToItsEnd(request.getEntityStream())) {
            response.getHeaders().putSingle("Connection", "close");
        }
        if (request.getProperty(STARTED) instanceof Long started) {
            times.took(request.getMethod(), route(), response.getStatus(), System.nanoTime() - started);
        }
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Cache-Control", "no-store");
    }

    /**
     * False when more is to come than is worth reading. A connection whose body was not read ends without a word, and
     * with it the next request of a client that keeps its connections.
     */
    static boolean readToItsEnd(InputStream body) throws IOException {
        return body.skip(MOST_UNREAD_BYTES) < MOST_UNREAD_BYTES;
    }

    private Optional<Caller> caller(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return Optional.empty();
        }
        String token = header.substring(BEARER.length()).strip();
        return authenticators.stream()
                .map(authenticator -> authenticator.authenticate(token))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void read(ContainerRequestContext request, Method method, Optional<Caller> caller)
            throws IOException {
        LongBody file = method.getAnnotation(LongBody.class);
        int most = file == null ? 1 : file.mebibytes();
        byte[] body = request.getEntityStream().readNBytes(most * MEBIBYTE + 1);
        Optional<Problem> wrong = body.length > most * MEBIBYTE
                ? Optional.of(Problem.of(Code.BODY_TOO_LARGE, "The body is longer than " + most + " MiB", "Send less"))
                : file == null ? wrongText(body) : wrongType(request, file);
        if (wrong.isPresent()) {
            refuse(request, wrong.get());
            return;
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        if (request.getMethod().equals("POST") && !method.isAnnotationPresent(NotOnce.class)) {
            takeKey(request, caller, body);
        }
    }

    private static Optional<Problem> wrongText(byte[] body) {
        return BodyText.holdsCardNumber(body)
                ? Optional.of(Problem.of(
                        Code.CARD_NUMBER,
                        "The body holds what looks like a card number",
                        "Send the payment provider's token instead of the card"))
                : Optional.empty();
    }

    private static Optional<Problem> wrongType(ContainerRequestContext request, LongBody file) {
        return MediaType.valueOf(file.type()).equals(request.getMediaType())
                ? Optional.empty()
                : Optional.of(Problem.of(
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        "This route takes a file of another type",
                        "Send it with Content-Type: " + file.type()));
    }

    private static void takeKey(ContainerRequestContext request, Optional<Caller> caller, byte[] body) {
        String key = request.getHeaderString("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(
                    request,
                    Problem.of(
                            Code.IDEMPOTENCY_KEY_MISSING,
                            "A POST needs an Idempotency-Key of 1 to 200 characters",
                            "Send a fresh UUID as Idempotency-Key, and the same one when you repeat the request"));
            return;
        }
        String route = "POST " + request.getUriInfo().getPath();
        caller.map(known -> Request.of(known.member() + " " + route, key, body))
                .orElseGet(() -> Request.anonymous(route, key, body))
                .enter();
    }

    private static void refuse(ContainerRequestContext request, Problem problem) {
        request.abortWith(Problems.response(problem).build());
    }

    private String route() {
        Method method = resource.getResourceMethod();
        return method == null ? "none" : routes.computeIfAbsent(method, Gate::route);
    }

    private static String route(Method method) {
        Path outer = method.getDeclaringClass().getAnnotation(Path.class);
        Path inner = method.getAnnotation(Path.class);
        return "/" + (outer == null ? "" : outer.value()) + (inner == null ? "" : "/" + inner.value());
    }
}
