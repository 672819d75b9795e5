package org.kontor.carrier.dhl;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.kontor.carrier.Scan;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.toolkit.http.Request;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** DHL's unified tracking, for whoever has a key to it. Its day has few questions, so it is the second to be asked. */
final class Unified {

    private static final int BAD_NUMBER = 400;
    private static final int NOT_FOUND = 404;

    private final JsonClient client;
    private final URI address;
    private final String key;
    private final String service;

    Unified(Http http, URI address, String key, String service) {
        this.client = new JsonClient(http, address, Map.of("DHL-API-Key", key));
        this.address = address;
        this.key = key;
        this.service = service;
    }

    boolean isAsked() {
        return !key.isEmpty();
    }

    /** Nothing without a key. The division is always named, for another may use the same number. */
    List<Scan> track(String number) {
        if (!isAsked()) {
            return List.of();
        }
        URI question = URI.create(address + MyDhl.path("?trackingNumber=%s&service=%s&language=en", number, service));
        JsonAnswer answer = client.send(Request.query("GET", question));
        if (answer.isGood()) {
            return UnifiedScans.read(answer.body(), service);
        }
        if (answer.status() == NOT_FOUND || answer.status() == BAD_NUMBER) {
            return List.of();
        }
        throw new ProviderException(Fault.UNINTELLIGIBLE, "DHL's unified tracking answered " + answer.status());
    }
}
