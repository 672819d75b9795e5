package org.kontor.web.problem;

import java.util.regex.Pattern;
import org.kontor.security.CardNumbers;
import org.kontor.store.Keys;
import org.slf4j.MDC;

/** The name of the request that this thread serves, by which log lines, answers and callers' reports find each other. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String LOGGED_AS = "request";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private RequestId() {}

    /** Takes the caller's name for the request where it is a plain token and no card number, otherwise a fresh one. */
    public static String enter(String sent) {
        String id = sent != null && TOKEN.matcher(sent).matches() && !CardNumbers.in(sent)
                ? sent
                : Keys.fresh().toString();
        CURRENT.set(id);
        MDC.put(LOGGED_AS, id);
        return id;
    }

    public static void leave() {
        CURRENT.remove();
        MDC.remove(LOGGED_AS);
    }

    /** Empty outside of a request. */
    static String current() {
        String id = CURRENT.get();
        return id == null ? "" : id;
    }
}
