package org.kontor.outbound.client;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.http.HttpHeader;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;

/** One plugin's way out. Its threads start with the first request and are gone when it is closed. */
public final class GuardedClient implements Http, AutoCloseable {

    private final Gate gate;
    private final Wire wire;
    private final Supplier<Limits> limits;
    private final Supplier<Errand> errands;
    private final Witness witness;

    /** {@code limits} and {@code errands} are asked on the caller's thread for every request. */
    public GuardedClient(
            String name, AllowedHosts allowed, Supplier<Limits> limits, Supplier<Errand> errands, Witness witness) {
        this(
                new Gate(allowed),
                new Wire(name, limits, InetAddress::getAllByName, Wire.trustingAsJavaDoes()),
                limits,
                errands,
                witness);
    }

    GuardedClient(Gate gate, Wire wire, Supplier<Limits> limits, Supplier<Errand> errands, Witness witness) {
        this.gate = gate;
        this.wire = wire;
        this.limits = limits;
        this.errands = errands;
        this.witness = witness;
    }

    @Override
    public Answer send(Request request) {
        long start = System.nanoTime();
        Limits now = limits.get();
        Reception reception = new Reception(Math.min(now.answerBytes(), request.answerBytes()));
        try {
            Answer answer = exchange(request, reception, now);
            saw(request, reception, Optional.of(answer), Optional.empty(), start);
            return answer;
        } catch (ProviderException e) {
            saw(request, reception, reception.soFar(), Optional.of(e), start);
            throw e;
        }
    }

    @Override
    public void close() {
        wire.close();
    }

    private Answer exchange(Request request, Reception reception, Limits now) {
        Errand errand = errands.get();
        Duration patience = now.patience(errand);
        long end = System.nanoTime() + patience.toNanos();
        if (patience.toMillis() <= 0) {
            throw Failures.givenUp(request, false, "was not asked: the time for the call is over");
        }
        try {
            gate.pass(request.uri(), errand, now.loopback());
            org.eclipse.jetty.client.Request outgoing = outgoing(request, reception, patience);
            outgoing.send(reception);
            return await(request, reception, outgoing, end);
        } catch (RefusedException | RejectedExecutionException e) {
            throw failed(e, request, reception);
        }
    }

    private static Answer await(
            Request request, Reception reception, org.eclipse.jetty.client.Request outgoing, long end) {
        try {
            Answer packed = reception.answer().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return Unpacking.unpacked(packed, reception.mostBytes());
        } catch (TimeoutException e) {
            boolean sent = reception.giveUp();
            outgoing.abort(e);
            throw Failures.givenUp(request, sent, "did not answer in time");
        } catch (InterruptedException e) {
            boolean sent = reception.giveUp();
            outgoing.abort(new CancellationException());
            Thread.currentThread().interrupt();
            throw Failures.givenUp(request, sent, "was not waited for: the call was cancelled");
        } catch (ExecutionException e) {
            throw failed(e.getCause(), request, reception);
        } catch (UnreadableException e) {
            throw failed(e, request, reception);
        }
    }

    private org.eclipse.jetty.client.Request outgoing(Request request, Reception reception, Duration patience) {
        org.eclipse.jetty.client.Request outgoing = wire.client()
                .newRequest(request.uri())
                .method(request.method())
                .idleTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onRequestBegin(reception::beginsToSend)
                .headers(headers -> {
                    headers.put(HttpHeader.ACCEPT_ENCODING, "gzip");
                    request.headers().forEach(headers::put);
                });
        String type = request.headers().getOrDefault("Content-Type", "application/octet-stream");
        return request.body().length == 0 ? outgoing : outgoing.body(new BytesRequestContent(type, request.body()));
    }

    private static ProviderException failed(Throwable failure, Request request, Reception reception) {
        Failures.refusal(failure).ifPresent(reception::refusedFor);
        return Failures.of(failure, request, reception.giveUp());
    }

    private void saw(
            Request request,
            Reception reception,
            Optional<Answer> answer,
            Optional<ProviderException> failure,
            long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        witness.saw(new Exchanged(request, answer, failure, reception.refusal(), took));
    }
}
