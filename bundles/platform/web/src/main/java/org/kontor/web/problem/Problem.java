package org.kontor.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;

/** A refusal as callers see it; empty members are left out. {@code instance} names the request. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String field,
        String rule,
        String remedy,
        String instance) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Code code, String detail, String remedy) {
        return of(code.status(), code.text(), detail, remedy);
    }

    static Problem of(int status, String code, String detail, String remedy) {
        String id = RequestId.current();
        String instance = id.isEmpty() ? "" : "/requests/" + id;
        return new Problem("/problems/" + code, title(status), status, detail, "", "", remedy, instance);
    }

    Problem on(String field, String rule) {
        return new Problem(type, title, status, detail, field, rule, remedy, instance);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }
}
