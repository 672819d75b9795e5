package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.BulkTracking;
import org.kontor.carrier.Cancellations;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Label;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Tracking;
import org.kontor.carrier.Weights;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** An ordinary carrier over HTTP, as an author would write one: it knows nothing of worlds. */
final class HttpCarrier implements Rates, Bookings, Cancellations, Tracking, BulkTracking {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    HttpCarrier(String address, String token) {
        this.address = address;
        this.token = token;
    }

    @Override
    public RateAnswer quote(Shipment shipment) {
        long grams =
                shipment.parcels().stream().mapToLong(Parcel::totalWeightGrams).sum();
        HttpResponse<String> answer =
                ask(post("/v1/quotes", JSON.createObjectNode().put("grams", grams)));
        JsonNode quote = json(answer);
        if (answer.statusCode() == 422) {
            return new RateAnswer(
                    List.of(),
                    List.of(new Refusal(
                            Refusal.Reason.TOO_HEAVY,
                            "AIR",
                            quote.path("reason").asText())));
        }
        Money price = Money.parse(quote.required("price").asText(), "EUR");
        long counted = quote.required("grams").longValue();
        return new RateAnswer(
                List.of(new Rate(
                        "AIR",
                        "Air",
                        Mode.AIR,
                        List.of(new Charge(Charge.Kind.BASE, "BASE", "Air freight", price)),
                        new Weights(counted, 0, 6000, 1, counted, "the actual weight"),
                        3,
                        5,
                        Instant.parse(quote.required("until").asText()))),
                List.of());
    }

    @Override
    public BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        ObjectNode booking =
                JSON.createObjectNode().put("service", request.service()).put("reference", request.reference());
        return booked(json(act(post("/v1/bookings", booking).header("Idempotency-Key", key.value()))));
    }

    @Override
    public Optional<BookingOutcome> find(IdempotencyKey key) {
        JsonNode found = json(ask(to("/v1/bookings?key=" + key.value())));
        return found.isEmpty() ? Optional.empty() : Optional.of(booked(found.get(0)));
    }

    @Override
    public boolean cancel(String waybill, IdempotencyKey key) {
        return act(to("/v1/bookings/" + waybill).DELETE()).statusCode() == 204;
    }

    @Override
    public List<Scan> track(String waybill) {
        HttpResponse<String> answer = ask(to("/v1/bookings/" + waybill + "/scans"));
        return answer.statusCode() == 200 ? scans(json(answer)) : List.of();
    }

    @Override
    public int atOnce() {
        return 20;
    }

    @Override
    public Map<String, List<Scan>> trackAll(Set<String> waybills) {
        JsonNode answer = json(ask(to("/v1/scans?numbers=" + String.join(",", waybills))));
        Map<String, List<Scan>> told = new HashMap<>();
        answer.properties().forEach(one -> told.put(one.getKey(), scans(one.getValue())));
        return told;
    }

    private static List<Scan> scans(JsonNode answer) {
        List<Scan> scans = new ArrayList<>();
        for (JsonNode scan : answer) {
            OffsetDateTime at = OffsetDateTime.parse(scan.required("at").asText());
            scans.add(new Scan(scan.required("id").asText(), at, Scan.Status.IN_TRANSIT, "", "", ""));
        }
        return scans;
    }

    private static BookingOutcome booked(JsonNode json) {
        byte[] label = json.required("label").asText().getBytes(StandardCharsets.UTF_8);
        return new BookingOutcome.Booked(json.required("number").asText(), new Label("text/plain", label));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder post(String path, JsonNode body) {
        return to(path).POST(BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        return send(request, Fault.UNAVAILABLE);
    }

    private HttpResponse<String> act(HttpRequest.Builder request) {
        return send(request, Fault.IN_DOUBT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Fault unanswered) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 401) {
                throw new ProviderException(Fault.MISCONFIGURED, "the carrier rejects our token");
            }
            return answer;
        } catch (ConnectException e) {
            throw new ProviderException(Fault.UNAVAILABLE, "the carrier is not reached", e);
        } catch (IOException e) {
            throw new ProviderException(unanswered, "the carrier did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(unanswered, "the carrier was not waited for", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "the carrier's answer is no JSON");
        }
    }
}
