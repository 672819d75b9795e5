package org.kontor.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.kontor.values.InvalidValueException;

/** Says what is wrong with a request body without repeating what was in it. */
final class JsonFaults {

    private JsonFaults() {}

    static Problem problem(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                return Problems.invalid(under(e, invalid.field()), invalid);
            }
        }
        if (e instanceof UnrecognizedPropertyException) {
            return bad(path(e), "unknown-field", "is not a field of this request", "Leave it out or correct its name");
        }
        if (e instanceof MismatchedInputException && e.getOriginalMessage().startsWith("Cannot map `null` into")) {
            return bad(path(e), "missing-value", "must be given", "Send a value of the documented type");
        }
        if (e instanceof MismatchedInputException mismatch) {
            String type = mismatch.getTargetType() == null
                    ? "value"
                    : mismatch.getTargetType().getSimpleName();
            return bad(path(e), "wrong-type", "must be a " + type, "Send a value of the documented type");
        }
        if (e instanceof JsonMappingException) {
            return bad(path(e), "invalid-value", "must be a valid value", "Send a value as documented");
        }
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return Problem.of(400, "malformed-json", "The body is not JSON" + where, "Send one JSON document");
    }

    private static Problem bad(String field, String code, String rule, String remedy) {
        String named = field.isEmpty() ? "body" : field;
        return Problem.of(400, code, named + " " + rule, remedy).on(named, rule);
    }

    /** Where the failing record lies, and the field it complains of; a value's own name for itself adds nothing. */
    private static String under(JsonProcessingException e, String field) {
        String path = path(e);
        if (path.isEmpty()) {
            return field;
        }
        return path.equals(field) || path.endsWith("." + field) ? path : path + "." + field;
    }

    private static String path(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            path.append(path.isEmpty() ? "" : ".")
                    .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return path.toString();
    }
}
