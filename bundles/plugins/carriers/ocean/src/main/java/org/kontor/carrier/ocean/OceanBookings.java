package org.kontor.carrier.ocean;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.JsonClient;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/**
 * Books at most once: a carrier accepts a request with a number of its own, decides later, and cannot be asked by ours.
 * So what was sent is kept in the books, and what was sent without an answer is looked for before it is sent again.
 */
final class OceanBookings {

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final OceanApi api;
    private final Books books;
    private final Settings settings;
    private final InstantSource clock;

    OceanBookings(OceanApi api, Books books, Settings settings, InstantSource clock) {
        this.api = api;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        String reference = Books.reference(key);
        Optional<String> known = number(reference, key);
        if (known.isPresent()) {
            return decided(known.get());
        }
        Optional<SeaService> service = SeaService.read(request.service());
        Optional<Refusal> refused = service.isEmpty()
                ? Optional.of(SeaService.unknown(request.service()))
                : service.get().refuses(request.shipment());
        if (refused.isPresent()) {
            return new BookingOutcome.Refused(refused.get());
        }
        if (!books.claim(reference, clock.instant())) {
            throw doubt(" is being asked for this booking already");
        }
        return send(new BookingForm(settings, service.get()).of(request, reference), request.service(), key);
    }

    Optional<BookingOutcome> find(IdempotencyKey key) {
        return number(Books.reference(key), key).map(number -> outcome(number));
    }

    /** A booking's number by the books, or found by our reference. Throws IN_DOUBT when that cannot be told. */
    private Optional<String> number(String reference, IdempotencyKey key) {
        Optional<String> known = books.number(reference);
        if (known.isPresent()) {
            return known;
        }
        return books.sent(reference).flatMap(since -> lookedUp(reference, since, key));
    }

    private Optional<String> lookedUp(String reference, Instant since, IdempotencyKey key) {
        if (settings.lookup() == Settings.Lookup.NONE) {
            throw doubt(" did not answer when this was booked, and cannot be asked by our reference " + reference
                    + "; look for it on the carrier's own pages");
        }
        Optional<String> found = api.events(asking(since), Optional.of(key)).stream()
                .peek(this::mustAnswer)
                .flatMap(page -> OceanScans.events(page.json()).stream())
                .filter(event -> References.repeats(event, reference)
                        && !event.documentNumber().isEmpty())
                .map(Event::documentNumber)
                .findFirst();
        if (found.isPresent()) {
            books.keep(reference, found.get());
        } else if (since.plus(Duration.ofMinutes(settings.lookup_minutes())).isAfter(clock.instant())) {
            throw doubt(" shows no booking with our reference " + reference + " so far; its events may come later");
        } else {
            books.release(reference);
        }
        return found;
    }

    private String asking(Instant since) {
        String from = JsonClient.piece(since.minus(Duration.ofMinutes(5))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString());
        return switch (settings.dialect()) {
            case V2 -> "eventType=SHIPMENT&documentTypeCode=CBR&eventCreatedDateTime%3Agte=" + from;
            case V3_BETA -> "eventTypes=SHIPMENT&documentTypeCodes=CBR&eventCreatedDateTime%3Agte=" + from;
            case V3 -> "eventTypes=SHIPMENT&eventUpdatedDateTimeMin=" + from;
        };
    }

    private void mustAnswer(OceanApi.Reply page) {
        if (!page.isGood() && page.status() != NOT_FOUND) {
            throw doubt(" did not answer when this was booked, nor says which bookings it has: " + page.words());
        }
    }

    private BookingOutcome send(ObjectNode form, String service, IdempotencyKey key) {
        String reference = Books.reference(key);
        OceanApi.Reply reply;
        try {
            reply = api.book(form, key);
        } catch (ProviderException e) {
            if (e.fault() != Fault.IN_DOUBT) {
                books.release(reference);
            }
            throw e;
        }
        if (reply.isGood()) {
            BookingState accepted = state(reply);
            String number = accepted.requestNumber().isEmpty() ? accepted.number() : accepted.requestNumber();
            if (number.isEmpty()) {
                throw doubt(" accepted the booking without giving its number");
            }
            books.keep(reference, number);
            return decided(number);
        }
        books.release(reference);
        if (reply.status() == NOT_FOUND || reply.status() == NOT_ALLOWED) {
            throw new ProviderException(
                    Fault.MISCONFIGURED, "bookings.path leads nowhere, it answers " + reply.status());
        }
        return new BookingOutcome.Refused(
                Complaint.refusal(service, api.carrier() + " does not take the booking", reply.words()));
    }

    /** While acting, a question that fails leaves the act in doubt. */
    private BookingOutcome decided(String number) {
        try {
            return outcome(number);
        } catch (ProviderException e) {
            throw new ProviderException(Fault.IN_DOUBT, e.getMessage(), e);
        }
    }

    private BookingOutcome outcome(String number) {
        OceanApi.Reply shown = api.booking(number);
        if (shown.status() == NOT_FOUND || shown.isGood() && !shown.json().isObject()) {
            return new BookingOutcome.Requested(number, "accepted, and not shown yet");
        }
        if (!shown.isGood()) {
            throw new ProviderException(
                    Fault.UNINTELLIGIBLE, api.carrier() + " does not show booking " + number + ": " + shown.words());
        }
        return state(shown).outcome(number);
    }

    private BookingState state(OceanApi.Reply reply) {
        return new BookingState(reply.json(), api.carrier());
    }

    private ProviderException doubt(String sentence) {
        return new ProviderException(Fault.IN_DOUBT, api.carrier() + sentence);
    }
}
