package org.kontor.web.problem;

import java.util.Locale;

/** Every problem the platform itself answers with; the steps add the codes of their own rules. */
public enum Code {
    MALFORMED_JSON(400, "The body is not a JSON document"),
    UNKNOWN_FIELD(400, "The body has a field that this request does not know"),
    MISSING_VALUE(400, "A value that must be given is not there"),
    WRONG_TYPE(400, "A value has another type than documented"),
    INVALID_VALUE(400, "A value breaks the rule that the problem names"),
    IDEMPOTENCY_KEY_MISSING(400, "A POST came without an Idempotency-Key of 1 to 200 characters"),
    REFUSED(400, "The request cannot be understood"),
    NOT_AUTHENTICATED(401, "No valid API key or session token came with the request"),
    NOT_PERMITTED(403, "The caller is known but may not do this"),
    NO_SUCH_ROUTE(404, "Nothing is served at this path"),
    METHOD_NOT_ALLOWED(405, "The path is served, but not with this method"),
    NOT_ACCEPTABLE(406, "Nothing that the Accept header allows can be served"),
    IDEMPOTENCY_KEY_REUSED(409, "The Idempotency-Key came with another body before"),
    STILL_IN_PROGRESS(409, "The first request with this Idempotency-Key has not been answered yet"),
    BODY_TOO_LARGE(413, "The body is longer than the route takes: 1 MiB, or 32 for a file"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a content type that is not read here"),
    CARD_NUMBER(422, "The body holds what looks like a payment card number"),
    IN_DOUBT(202, "A provider has not said whether it happened; the truth will appear at the resource"),
    INTERNAL(500, "The server failed; its log has the error id"),
    PROVIDER_MISCONFIGURED(500, "A provider is not set up correctly"),
    PROVIDER_UNINTELLIGIBLE(502, "A provider answered what the server does not understand"),
    BUSY(503, "The server has as much to do as it can; nothing happened"),
    STARTING(503, "The server is starting or stopping; nothing happened"),
    PROVIDER_UNAVAILABLE(503, "A provider cannot be reached; nothing happened");

    private final int status;
    private final String meaning;

    Code(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    /** One line for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** As it stands at the end of a problem's type. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
