package org.kontor.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kontor.values.InvalidValueException;

/** Says what is wrong with a request body without repeating what was in it. */
final class JsonFaults {

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);

    private JsonFaults() {}

    static Problem problem(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                return Problems.invalid(under(e, invalid.field()), invalid);
            }
        }
        if (e instanceof UnrecognizedPropertyException) {
            return bad(
                    path(e), Code.UNKNOWN_FIELD, "is not a field of this request", "Leave it out or correct its name");
        }
        if (e instanceof InvalidNullException
                || e instanceof MismatchedInputException
                        && e.getOriginalMessage().startsWith("Cannot map `null` into")) {
            return bad(path(e), Code.MISSING_VALUE, "must be given", "Send a value of the documented type");
        }
        if (e instanceof MismatchedInputException mismatch) {
            return bad(
                    path(e),
                    Code.WRONG_TYPE,
                    "must be " + expected(mismatch.getTargetType()),
                    "Send a value of the documented type");
        }
        if (e instanceof JsonMappingException) {
            return bad(path(e), Code.INVALID_VALUE, "must be a valid value", "Send a value as documented");
        }
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return Problem.of(Code.MALFORMED_JSON, "The body is not JSON" + where, "Send one JSON document");
    }

    /** In words of JSON, not of Java. */
    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == String.class || type.isEnum()) {
            return type.isEnum() ? "one of " + List.of(type.getEnumConstants()) : "a text";
        }
        if (type == LocalDate.class || type == Instant.class) {
            return type == LocalDate.class ? "a date like 2026-11-30" : "a time like 2026-11-30T09:00:00Z";
        }
        return type.isRecord() ? "an object" : "a " + type.getSimpleName();
    }

    private static Problem bad(String field, Code code, String rule, String remedy) {
        String named = field.isEmpty() ? "body" : field;
        return Problem.of(code, named + " " + rule, remedy).on(named, rule);
    }

    /** Where the failing record lies, and the field it complains of; a value's own name for itself adds nothing. */
    private static String under(JsonProcessingException e, String field) {
        String path = path(e);
        if (path.isEmpty()) {
            return field;
        }
        return field.isEmpty() || path.equals(field) || path.endsWith("." + field) ? path : path + "." + field;
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
