package org.kontor.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.kontor.security.BusyException;
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
            return Problem.of(503, "busy", thrown.getMessage(), "Repeat the request shortly");
        }
        return thrown instanceof ProviderException provider ? provider(provider) : unexpected(thrown);
    }

    static Problem invalid(String field, InvalidValueException e) {
        return Problem.of(400, "invalid-value", field + " " + e.rule(), e.remedy())
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
                        503,
                        "provider-unavailable",
                        "A provider cannot be reached; nothing happened",
                        "Repeat it shortly");
            case UNINTELLIGIBLE ->
                logged(e, 502, "provider-unintelligible", "A provider answered what nobody understands");
            case MISCONFIGURED -> logged(e, 500, "provider-misconfigured", "A provider is not set up correctly");
            case IN_DOUBT ->
                Problem.of(
                        202,
                        "in-doubt",
                        "It is not known yet whether it happened",
                        "Read the resource again, or repeat with the same Idempotency-Key");
        };
    }

    private static Problem unexpected(Throwable thrown) {
        return logged(thrown, 500, "internal", "The server failed");
    }

    private static Problem logged(Throwable thrown, int status, String code, String detail) {
        UUID error = UUID.randomUUID();
        LOG.error("error {}", error, thrown);
        return Problem.of(status, code, detail, "Tell the operator the error id " + error);
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
        Problem problem = given.getStatus() >= 500 ? unexpected(refused) : standard(given.getStatus());
        Response.ResponseBuilder answer = response(problem);
        given.getHeaders().forEach((name, all) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                all.forEach(one -> answer.header(name, one));
            }
        });
        return answer.build();
    }

    private static Problem standard(int status) {
        return switch (status) {
            case 404 -> Problem.of(404, "no-such-route", "Nothing is served here", "See /openapi.json");
            case 405 -> Problem.of(405, "method-not-allowed", "This method is not served here", "See the Allow header");
            case 406 ->
                Problem.of(406, "not-acceptable", "No acceptable form can be served", "Accept application/json");
            case 415 ->
                Problem.of(
                        415, "unsupported-media-type", "This content type is not read here", "Send application/json");
            default -> Problem.of(status, "refused", "The request is refused", "Correct the request");
        };
    }
}
