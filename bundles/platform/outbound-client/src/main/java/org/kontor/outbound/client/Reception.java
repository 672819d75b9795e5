package org.kontor.outbound.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.kontor.toolkit.http.Answer;

/** Receives one answer, no more of it than may be read, and knows whether anything was sent before we gave up. */
final class Reception implements Response.Listener {

    private enum Stage {
        NOTHING_SENT,
        SENDING,
        GIVEN_UP
    }

    private final int mostBytes;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NOTHING_SENT);
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status;
    private volatile Optional<Refusal> refusal = Optional.empty();

    Reception(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    int mostBytes() {
        return mostBytes;
    }

    /** Packed as it came. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    void refusedFor(Refusal reason) {
        refusal = Optional.of(reason);
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    /** A request that nobody waits for any more must not be sent after all. */
    void beginsToSend(Request request) {
        if (!stage.compareAndSet(Stage.NOTHING_SENT, Stage.SENDING)) {
            request.abort(new IllegalStateException("given up before it was sent"));
        }
    }

    /** From now on nothing is sent that was not; true when something was. */
    boolean giveUp() {
        return !stage.compareAndSet(Stage.NOTHING_SENT, Stage.GIVEN_UP) && stage.get() == Stage.SENDING;
    }

    /** As much of the answer as has come. */
    synchronized Optional<Answer> soFar() {
        return status == 0 ? Optional.empty() : Optional.of(new Answer(status, headers, body.toByteArray()));
    }

    @Override
    public synchronized void onHeaders(Response response) {
        status = response.getStatus();
        for (HttpField field : response.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(String.valueOf(field.getValue()));
        }
        if (status == HttpStatus.SWITCHING_PROTOCOLS_101) {
            response.abort(new UnreadableException("switched to a protocol nobody asked for"));
        }
    }

    @Override
    public synchronized void onContent(Response response, ByteBuffer content) {
        if (content.remaining() > mostBytes - body.size()) {
            response.abort(new UnreadableException("answered with more than " + mostBytes + " bytes"));
            return;
        }
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        body.write(bytes, 0, bytes.length);
    }

    @Override
    public void onComplete(Result result) {
        Throwable failure = result.getFailure();
        if (failure == null) {
            answer.complete(soFar().orElseThrow());
        } else {
            answer.completeExceptionally(failure);
        }
    }
}
