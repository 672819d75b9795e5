package org.kontor.testkit.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Ends an exchange whose answer does not arrive whole. */
final class Torn {

    private Torn() {}

    static void end(HttpExchange http, Reply reply, Mishap mishap, CountDownLatch last) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        int half = body.length / 2;
        if (mishap == Mishap.ANSWER_TORN || mishap == Mishap.ANSWER_HALVED) {
            reply.headers().forEach(http.getResponseHeaders()::set);
            long announced = mishap == Mishap.ANSWER_TORN ? body.length + 1L : half == 0 ? -1 : half;
            http.sendResponseHeaders(reply.status(), announced);
            http.getResponseBody().write(body, 0, half);
            http.getResponseBody().flush();
        }
        if (mishap == Mishap.ANSWER_HANGS) {
            awaited(last);
        }
    }

    private static void awaited(CountDownLatch last) {
        try {
            last.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
