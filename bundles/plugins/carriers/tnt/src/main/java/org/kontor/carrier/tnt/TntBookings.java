package org.kontor.carrier.tnt;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Label;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversation by which TNT is given a consignment: order, result, label. TNT does not notice an order that comes
 * twice: before each one it is asked whether it knows our reference already, and orders of one key wait for each other.
 */
final class TntBookings {

    private static final Logger LOG = LoggerFactory.getLogger(TntBookings.class);

    /** Of so many orders the access keys are kept; older ones are found by our reference. */
    private static final int KEPT = 1000;

    private static final int TURNS = 16;

    private final Clock clock;
    private final TntPost post;
    private final TntAccount account;
    private final TntShip ship;
    private final TntSearch search;
    private final Map<String, String> accessKeys = new LinkedHashMap<>();
    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    TntBookings(TntPost post, TntAccount account, TntSearch search, Clock clock) {
        this.clock = clock;
        this.post = post;
        this.account = account;
        this.ship = new TntShip(account);
        this.search = search;
    }

    BookingOutcome book(BookingRequest request, IdempotencyKey key) {
        Optional<Refusal> unwritable = TntShip.unwritable(request);
        if (unwritable.isPresent()) {
            return new BookingOutcome.Refused(unwritable.get());
        }
        synchronized (turns.get(Math.floorMod(key.value().hashCode(), TURNS))) {
            Optional<BookingOutcome> made = known(key);
            return made.isPresent() ? made.get() : order(request, key);
        }
    }

    /** What tracking does not know yet may have been ordered: that cannot be told from what TNT never heard of. */
    Optional<BookingOutcome> find(IdempotencyKey key) {
        Optional<BookingOutcome> known = known(key);
        if (known.isEmpty() && key.isMadeWithin(TntKey.UNTRACKED, clock.instant())) {
            throw new ProviderException(
                    Fault.IN_DOUBT,
                    "TNT tracks no such order yet; that may take " + TntKey.UNTRACKED.toMinutes() + " minutes");
        }
        return known;
    }

    private Optional<BookingOutcome> known(IdempotencyKey key) {
        Optional<String> access = kept(key);
        return access.isPresent() ? found(access.get(), key) : lookedUp(key);
    }

    private BookingOutcome order(BookingRequest request, IdempotencyKey key) {
        Answer answer = post.act(account.shipping(), ship.order(request, key), key);
        Optional<String> access = TntResult.access(answer);
        access.ifPresent(known -> keep(key, known));
        Xml result = access.isPresent() ? settled(access.get(), key) : TntResult.direct(answer);
        Optional<Refusal> refusal = TntResult.refusal(result, request.service());
        if (refusal.isPresent()) {
            return new BookingOutcome.Refused(refusal.get());
        }
        TntResult.collection(result).ifPresent(words -> LOG.warn("TNT and its collection: {}", words));
        String number = TntResult.number(result);
        return new BookingOutcome.Booked(number, label(request, number, access, key));
    }

    /** The order is given, so that a result that does not come leaves it in doubt. */
    private Xml settled(String access, IdempotencyKey key) {
        try {
            return TntPost.document(result(access, key), "document");
        } catch (ProviderException e) {
            throw new ProviderException(
                    Fault.IN_DOUBT, "TNT has an order whose result did not come: " + e.getMessage(), e);
        }
    }

    /** The rendered routing label; failing that, the address label that was ordered with the consignment. */
    private Label label(BookingRequest request, String number, Optional<String> access, IdempotencyKey key) {
        try {
            return routing(request, number).orElseGet(() -> printed(access.orElse(""), number, key));
        } catch (ProviderException e) {
            throw new ProviderException(
                    Fault.IN_DOUBT, "TNT carries " + number + ", but its label did not come: " + e.getMessage(), e);
        }
    }

    private Optional<Label> routing(BookingRequest request, String number) {
        try {
            Answer answer = post.ask(account.labels(), TntLabel.question(request, number, account), Optional.empty());
            if (!TntLabel.hasPieces(TntPost.document(answer, "labelResponse"))) {
                return Optional.empty();
            }
            Map<String, String> fields =
                    Map.of("responseXml", TntPost.text(answer), "documentType", "routingLabel", "contentType", "pdf");
            return TntLabel.rendered(post.ask(account.rendering(), fields).body());
        } catch (ProviderException e) {
            // Not every account may use the label service, and the consignment has another label.
            return Optional.empty();
        }
    }

    private Label printed(String access, String number, IdempotencyKey key) {
        Answer answer = post.ask(account.shipping(), "GET_LABEL:" + access, Optional.of(key));
        return TntLabel.printed(answer.body(), number)
                .orElseThrow(() -> new ProviderException(Fault.UNAVAILABLE, "TNT gives no label for " + number));
    }

    /** By the key that TNT gave us; after some weeks it knows that no longer, but then our reference. */
    private Optional<BookingOutcome> found(String access, IdempotencyKey key) {
        Optional<Xml> result = Xml.read(result(access, key).body()).filter(xml -> xml.isNamed("document"));
        if (result.isEmpty()) {
            return Optional.of(lookedUp(key)
                    .orElseThrow(() -> new ProviderException(
                            Fault.IN_DOUBT, "TNT took the order, but tells its result no more and tracks it not yet")));
        }
        Optional<Refusal> refusal = TntResult.refusal(result.get(), "");
        if (refusal.isPresent()) {
            return refusal.map(BookingOutcome.Refused::new);
        }
        String number = TntResult.number(result.get());
        return Optional.of(new BookingOutcome.Booked(number, printed(access, number, key)));
    }

    private Optional<BookingOutcome> lookedUp(IdempotencyKey key) {
        return search.byReference(TntKey.reference(key), key).map(consignment -> {
            String number = TntTracked.number(consignment);
            Answer answer = post.ask(account.shipping(), ship.reprint(number, consignment), Optional.of(key));
            String access = TntResult.access(answer)
                    .orElseThrow(() -> new ProviderException(
                            Fault.UNAVAILABLE, "TNT carries " + number + ", but does not print its label again"));
            Label label = printed(access, number, key);
            return new BookingOutcome.Booked(TntLabel.number(label, number), label);
        });
    }

    private Answer result(String access, IdempotencyKey key) {
        return post.ask(account.shipping(), "GET_RESULT:" + access, Optional.of(key));
    }

    private synchronized Optional<String> kept(IdempotencyKey key) {
        return Optional.ofNullable(accessKeys.get(key.value()));
    }

    private synchronized void keep(IdempotencyKey key, String access) {
        accessKeys.put(key.value(), access);
        if (accessKeys.size() > KEPT) {
            accessKeys.remove(accessKeys.keySet().iterator().next());
        }
    }
}
