package org.kontor.itests.crash;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kontor.payments.domain.PaymentMail;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the sandbox's messages to where the server takes them, in threads of its own; some die with the server. */
final class Courier implements Http {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final ExecutorService way = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "courier");
        thread.setDaemon(true);
        return thread;
    });
    private final Components components;

    Courier(Components components) {
        this.components = components;
    }

    @Override
    public Answer send(Request request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        way.execute(() -> deliver(headers, request.body()));
        return new Answer(200, Map.of(), new byte[0]);
    }

    private void deliver(Map<String, String> headers, byte[] body) {
        try {
            components.one(PaymentMail.class).receive(Traders.ACCOUNT, headers, body);
        } catch (RuntimeException e) {
            LOG.warn("a message was not taken", e);
        }
    }
}
