package org.kontor.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.InvalidValueException;

/** The place in a list where the next page starts: the id of the last item shown, opaque to callers. */
public final class Cursor {

    private static final int ID_BYTES = 16;

    private Cursor() {}

    public static String after(UUID last) {
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for the first page, which has no cursor. */
    public static Optional<UUID> read(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == ID_BYTES) {
                return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException(
                "cursor", "must be the next of an earlier page", "Start again without a cursor");
    }
}
