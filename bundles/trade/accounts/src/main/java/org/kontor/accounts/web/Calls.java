package org.kontor.accounts.web;

import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.accounts.domain.Slice;
import org.kontor.security.Caller;
import org.kontor.values.InvalidValueException;
import org.kontor.web.Cursor;
import org.kontor.web.Page;

/** What every resource here reads from a request. */
final class Calls {

    private static final int MOST = 100;

    private Calls() {}

    static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }

    /** One more than asked for, so that {@link #page} knows whether there is a next page. */
    static Slice slice(int limit, String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidValueException("limit", "must be 1 to " + MOST + ", was " + limit, "ask for fewer");
        }
        return new Slice(Cursor.read(cursor), limit + 1);
    }

    static <T> Page<T> page(List<T> items, Slice slice, Function<T, UUID> id) {
        int limit = slice.limit() - 1;
        return items.size() <= limit
                ? new Page<>(items, "")
                : new Page<>(items.subList(0, limit), Cursor.after(id.apply(items.get(limit - 1))));
    }

    static URI at(String path) {
        return URI.create("/api/v1/" + path);
    }
}
