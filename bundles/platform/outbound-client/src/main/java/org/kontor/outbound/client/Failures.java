package org.kontor.outbound.client;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.kontor.toolkit.http.Request;
import org.kontor.toolkit.http.Request.Effect;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * What a failed exchange means for the request. The library's exceptions may quote the request: they are not handed on,
 * and of their words only what TLS says of a certificate.
 */
final class Failures {

    private static final int DEPTH = 20;

    private Failures() {}

    static ProviderException of(Throwable failure, Request request, boolean sent) {
        Optional<RefusedException> refused = find(failure, RefusedException.class);
        if (refused.isPresent()) {
            return new ProviderException(Fault.MISCONFIGURED, refused.get().getMessage());
        }
        return sent ? afterSending(failure, request) : beforeSending(failure, request);
    }

    static Optional<Refusal> refusal(Throwable failure) {
        return find(failure, RefusedException.class).map(RefusedException::refusal);
    }

    /** Nobody waits any longer; an act is only in doubt when something of it was sent. */
    static ProviderException givenUp(Request request, boolean sent, String why) {
        return failed(sent ? request.effect().whenLost() : Fault.UNAVAILABLE, request, why);
    }

    private static ProviderException beforeSending(Throwable failure, Request request) {
        Optional<CertificateException> certificate = find(failure, CertificateException.class);
        if (certificate.isPresent()) {
            return failed(
                    Fault.MISCONFIGURED,
                    request,
                    "has no certificate that we trust: " + certificate.get().getMessage());
        }
        return failed(Fault.UNAVAILABLE, request, whyNotReached(failure));
    }

    private static String whyNotReached(Throwable failure) {
        if (find(failure, UnknownHostException.class).isPresent()) {
            return "is not known by the name service";
        }
        if (find(failure, SSLException.class).isPresent()) {
            return "did not agree on TLS";
        }
        if (find(failure, RejectedExecutionException.class).isPresent()) {
            return "is asked by too many calls at once, or the plugin is leaving";
        }
        return "could not be reached: " + failure.getClass().getSimpleName();
    }

    private static ProviderException afterSending(Throwable failure, Request request) {
        Optional<UnreadableException> unreadable = find(failure, UnreadableException.class);
        if (unreadable.isPresent()) {
            return failed(broken(request), request, unreadable.get().getMessage());
        }
        if (find(failure, HttpResponseException.class).isPresent()) {
            return failed(broken(request), request, "answered something other than HTTP");
        }
        return failed(
                request.effect().whenLost(),
                request,
                "broke off before it had answered: " + failure.getClass().getSimpleName());
    }

    private static Fault broken(Request request) {
        return request.effect() == Effect.ACT ? Fault.IN_DOUBT : Fault.UNINTELLIGIBLE;
    }

    private static ProviderException failed(Fault fault, Request request, String what) {
        return new ProviderException(fault, request.uri().getHost() + " " + what);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
