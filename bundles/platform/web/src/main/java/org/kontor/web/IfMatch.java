package org.kontor.web;

import java.util.Optional;
import org.kontor.values.InvalidValueException;

/** The version that a caller has seen and wants to change, as {@code If-Match} says it. */
public final class IfMatch {

    private IfMatch() {}

    /** Empty for {@code *}, which is any version; refuses a request without the header. */
    public static Optional<Long> required(String header) {
        if (header == null || header.isBlank()) {
            throw unknown();
        }
        return read(header);
    }

    /** Empty for {@code *} and without the header. */
    public static Optional<Long> given(String header) {
        return header == null || header.isBlank() ? Optional.empty() : read(header);
    }

    private static Optional<Long> read(String header) {
        String tag = header.strip().replace("\"", "");
        if (tag.equals("*")) {
            return Optional.empty();
        }
        if (!tag.matches("\\d{1,18}")) {
            throw unknown();
        }
        return Optional.of(Long.parseLong(tag));
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException(
                "If-Match", "must be the ETag you read, or *", "read what you change and send its ETag");
    }
}
