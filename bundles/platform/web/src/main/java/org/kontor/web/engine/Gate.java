package org.kontor.web.engine;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.kontor.security.Authenticator;
import org.kontor.security.Caller;
import org.kontor.security.CardNumbers;
import org.kontor.web.Access;
import org.kontor.web.NotOnce;
import org.kontor.web.once.Request;
import org.kontor.web.problem.Problem;
import org.kontor.web.problem.Problems;

/** What every request passes before its resource: who calls, whether they may, what they send, under which key. */
final class Gate implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEARER = "Bearer ";
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_KEY = 200;

    private final Collection<Authenticator> authenticators;

    @Context
    private ResourceInfo resource;

    Gate(Collection<Authenticator> authenticators) {
        this.authenticators = authenticators;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Method method = resource.getResourceMethod();
        Access access = method.getAnnotation(Access.class);
        Optional<Caller> caller = access == null ? Optional.empty() : caller(request);
        if (access != null && caller.isEmpty()) {
            request.abortWith(Problems.response(Problem.of(
                            401,
                            "not-authenticated",
                            "No valid key came with the request",
                            "Send Authorization: Bearer and an API key or a session token"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build());
            return;
        }
        if (access != null && Set.of(access.value()).stream().noneMatch(caller.get()::may)) {
            refuse(
                    request,
                    Problem.of(403, "not-permitted", "Your key may not do this", "Ask an owner for a key that may"));
            return;
        }
        caller.ifPresent(known -> request.setSecurityContext(
                new CallerContext(known, request.getSecurityContext().isSecure())));
        read(request, method, caller);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Request.leave();
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("Cache-Control", "no-store");
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
        byte[] body = request.getEntityStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(request, Problem.of(413, "body-too-large", "The body is longer than 1 MiB", "Send less"));
            return;
        }
        if (CardNumbers.in(new String(body, StandardCharsets.UTF_8))) {
            refuse(
                    request,
                    Problem.of(
                            422,
                            "card-number",
                            "The body holds what looks like a card number",
                            "Send the payment provider's token instead of the card"));
            return;
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        if (request.getMethod().equals("POST") && !method.isAnnotationPresent(NotOnce.class)) {
            takeKey(request, caller, body);
        }
    }

    private static void takeKey(ContainerRequestContext request, Optional<Caller> caller, byte[] body) {
        String key = request.getHeaderString("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(
                    request,
                    Problem.of(
                            400,
                            "idempotency-key-missing",
                            "A POST needs an Idempotency-Key of 1 to 200 characters",
                            "Send a fresh UUID as Idempotency-Key, and the same one when you repeat the request"));
            return;
        }
        String scope = caller.map(known -> known.member().toString()).orElse("public") + " POST "
                + request.getUriInfo().getPath();
        new Request(sha256(text(scope)), sha256(text(key)), sha256(body)).enter();
    }

    private static void refuse(ContainerRequestContext request, Problem problem) {
        request.abortWith(Problems.response(problem).build());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
