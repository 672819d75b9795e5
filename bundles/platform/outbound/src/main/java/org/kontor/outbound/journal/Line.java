package org.kontor.outbound.journal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.outbound.client.Exchanged;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * An exchange that waits to be written, as it was: never shown to anybody. Holds nothing of the plugin's own, not even an
 * exception, whose stack would keep the plugin's classes.
 */
record Line(
        Instant at,
        Who who,
        Set<String> secrets,
        Request request,
        Optional<Answer> answer,
        Optional<Fault> fault,
        String problem,
        Duration took) {

    /** Who asked, and about which trade. */
    record Who(String account, String plugin, String version, Optional<UUID> trade) {}

    static Line of(Exchanged exchanged, Who who, Set<String> secrets, Instant end) {
        return new Line(
                end.minus(exchanged.took()),
                who,
                secrets,
                exchanged.request(),
                exchanged.answer(),
                exchanged.failure().map(ProviderException::fault),
                exchanged.failure().map(ProviderException::getMessage).orElse(""),
                exchanged.took());
    }

    URI uri() {
        return request.uri();
    }

    /** About how much memory it holds. */
    long bytes() {
        return request.body().length + answer.map(come -> come.body().length).orElse(0);
    }

    @Override
    public String toString() {
        return who + " " + request;
    }
}
