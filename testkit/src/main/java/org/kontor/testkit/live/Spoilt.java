package org.kontor.testkit.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Ends an exchange whose answer does not arrive as it was meant. */
final class Spoilt {

    private static final int MEGABYTES = 100;
    private static final byte[] MEGABYTE = blanks();
    private static final byte[] BOMB = packed();
    private static final long PAUSE_MILLIS = 50;
    private static final String PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    private static final Reply BUSY = Reply.json(429, "{}").header("Retry-After", "7");

    private Spoilt() {}

    static void end(HttpExchange http, Reply reply, Mishap mishap, CountDownLatch last) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        int half = body.length / 2;
        switch (mishap) {
            case ANSWER_TORN -> write(begin(http, reply, body.length + 1L), body, half);
            case ANSWER_HALVED -> write(begin(http, reply, half == 0 ? -1 : half), body, half);
            case ANSWER_DRIPS -> drip(begin(http, reply, body.length + 1L), body, last);
            case ANSWER_HUGE -> fill(begin(http, reply, 0));
            case ANSWER_EXPLODES -> explode(http, reply);
            case ANSWER_HANGS -> isOver(last, Long.MAX_VALUE);
            case REQUEST_LOST, ANSWER_LOST -> {}
            default -> instead(mishap).send(http);
        }
    }

    private static Reply instead(Mishap mishap) {
        return switch (mishap) {
            case TOO_MANY -> BUSY;
            case OUT_OF_SERVICE -> Reply.json(503, "{}");
            case UNAUTHORISED -> Reply.json(401, "{}");
            case SERVER_ERROR -> Reply.json(500, "{}");
            case WEB_PAGE -> new Reply(200, Map.of("Content-Type", "text/html"), PAGE);
            case SENT_ELSEWHERE -> Reply.json(302, "{}").header("Location", "http://169.254.169.254/latest/meta-data/");
            default -> throw new IllegalArgumentException(mishap + " has no answer of its own");
        };
    }

    /** The answer's first line and headers; its length is not known when it is 0. */
    private static OutputStream begin(HttpExchange http, Reply reply, long length) throws IOException {
        reply.headers().forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(reply.status(), length);
        return http.getResponseBody();
    }

    private static void write(OutputStream answer, byte[] body, int length) throws IOException {
        answer.write(body, 0, length);
        answer.flush();
    }

    private static void drip(OutputStream answer, byte[] body, CountDownLatch last) throws IOException {
        for (int i = 0; !isOver(last, PAUSE_MILLIS); i++) {
            answer.write(body.length == 0 ? ' ' : body[i % body.length]);
            answer.flush();
        }
    }

    private static void fill(OutputStream answer) throws IOException {
        for (int i = 0; i < MEGABYTES; i++) {
            answer.write(MEGABYTE);
        }
    }

    private static void explode(HttpExchange http, Reply reply) throws IOException {
        begin(http, reply.header("Content-Encoding", "gzip"), BOMB.length).write(BOMB);
    }

    private static byte[] packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            fill(packing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] blanks() {
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }

    private static boolean isOver(CountDownLatch last, long millis) {
        try {
            return last.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
