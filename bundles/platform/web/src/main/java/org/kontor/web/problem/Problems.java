package org.kontor.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.security.BusyException;
import org.kontor.store.NoConnectionException;
import org.kontor.values.InvalidValueException;
import org.kontor.values.ProviderException;
import org.kontor.work.TradeRuleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table from what was thrown to what the caller is told. */
public final class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER = "Retry-After";
    private static final int RETRY_SECONDS = 2;
    private static final Pattern QUERY = Pattern.compile("QueryParam\\(\"([A-Za-z]+)\"\\)");

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException refused) {
            return refused(refused);
        }
        Problem problem = problem(thrown);
        Response.ResponseBuilder response = response(problem);
        return problem.status() == 503
                ? response.header(RETRY_AFTER, RETRY_SECONDS).build()
                : response.build();
    }

    public static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    static Problem problem(Throwable thrown) {
        if (thrown instanceof TradeRuleException rule) {
            return Problem.of(status(rule.kind()), rule.code(), rule.getMessage(), rule.remedy())
                    .on(rule.field(), "");
        }
        if (thrown instanceof InvalidValueException invalid) {
            return invalid(invalid.field(), invalid);
        }
        if (thrown instanceof JsonProcessingException json) {
            return JsonFaults.problem(json);
        }
        if (thrown instanceof BusyException) {
            return Problem.of(Code.BUSY, thrown.getMessage(), "Repeat the request shortly");
        }
        if (thrown instanceof NoConnectionException) {
            return Problem.of(
                    Code.BUSY, "The database is busy or away", "Repeat it shortly with the same Idempotency-Key");
        }
        return thrown instanceof ProviderException provider ? provider(provider) : unexpected(thrown);
    }

    static Problem invalid(String field, InvalidValueException e) {
        return Problem.of(Code.INVALID_VALUE, field + " " + e.rule(), e.remedy())
                .on(field, e.rule());
    }

    private static int status(TradeRuleException.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
        };
    }

    private static Problem provider(ProviderException e) {
        return switch (e.fault()) {
            case UNAVAILABLE ->
                Problem.of(
                        Code.PROVIDER_UNAVAILABLE,
                        "A provider cannot be reached; nothing happened",
                        "Repeat it shortly");
            case UNINTELLIGIBLE ->
                logged(e, Code.PROVIDER_UNINTELLIGIBLE, "A provider answered what nobody understands");
            case MISCONFIGURED -> logged(e, Code.PROVIDER_MISCONFIGURED, "A provider is not set up correctly");
            case IN_DOUBT ->
                Problem.of(
                        Code.IN_DOUBT,
                        "It is not known yet whether it happened; the resource will show it",
                        "Read the resource until it is decided, or repeat with the same Idempotency-Key");
        };
    }

    private static Problem unexpected(Throwable thrown) {
        return logged(thrown, Code.INTERNAL, "The server failed");
    }

    private static Problem logged(Throwable thrown, Code code, String detail) {
        UUID error = UUID.randomUUID();
        LOG.error("error {}", error, thrown);
        return Problem.of(code, detail, "Tell the operator the error id " + error);
    }

    private static Response refused(WebApplicationException refused) {
        Response given = refused.getResponse();
        if (given.hasEntity() || given.getStatus() < 400) {
            return given;
        }
        if (refused.getCause() instanceof JsonProcessingException
                || refused.getCause() instanceof InvalidValueException) {
            return response(problem(refused.getCause())).build();
        }
        Problem problem = given.getStatus() >= 500
                ? unexpected(refused)
                : badQuery(refused).orElseGet(() -> standard(given.getStatus()));
        Response.ResponseBuilder answer = response(problem);
        given.getHeaders().forEach((name, all) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                all.forEach(one -> answer.header(name, one));
            }
        });
        return answer.build();
    }

    /** The engine calls a query parameter of the wrong type a missing route, and names it only in its message. */
    private static Optional<Problem> badQuery(WebApplicationException refused) {
        Matcher named = QUERY.matcher(String.valueOf(refused.getMessage()));
        return named.find()
                ? Optional.of(invalid(
                        named.group(1),
                        new InvalidValueException(
                                named.group(1), "must have the documented type", "Correct it or leave it out")))
                : Optional.empty();
    }

    private static Problem standard(int status) {
        return switch (status) {
            case 404 -> Problem.of(Code.NO_SUCH_ROUTE, "Nothing is served here", "See /openapi.json");
            case 405 -> Problem.of(Code.METHOD_NOT_ALLOWED, "This method is not served here", "See the Allow header");
            case 406 -> Problem.of(Code.NOT_ACCEPTABLE, "No acceptable form can be served", "Accept application/json");
            case 415 ->
                Problem.of(Code.UNSUPPORTED_MEDIA_TYPE, "This content type is not read here", "Send application/json");
            default -> Problem.of(status, Code.REFUSED.text(), "The request is refused", "Correct the request");
        };
    }
}
