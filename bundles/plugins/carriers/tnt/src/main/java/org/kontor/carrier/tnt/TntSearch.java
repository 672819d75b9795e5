package org.kontor.carrier.tnt;

import java.util.List;
import java.util.Optional;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;

/** Asks tracking, which must be told where a consignment began and whether it crosses a border. */
final class TntSearch {

    private static final String ROOT = "TrackResponse";

    private final TntPost post;
    private final TntAccount account;

    TntSearch(TntPost post, TntAccount account) {
        this.post = post;
        this.account = account;
    }

    List<Xml> byNumber(String number) {
        String origin = TntTracked.origin(number, account.country());
        return TntTracked.named(number, ask(TntTracked.NUMBER, number, origin, Optional.empty()));
    }

    /** The consignment with this customer's reference, which is the key's. */
    Optional<Xml> byReference(String reference, IdempotencyKey key) {
        return ask(TntTracked.REFERENCE, reference, account.country(), Optional.of(key)).stream()
                .filter(one -> !one.text(TntTracked.NUMBER).isEmpty())
                .findFirst();
    }

    /** Most consignments of a cross-border trade are international; the others are asked for only then. */
    private List<Xml> ask(String kind, String value, String origin, Optional<IdempotencyKey> key) {
        List<Xml> abroad = ask(TntTracked.question(kind, value, TntTracked.INTERNATIONAL, origin), key);
        return abroad.isEmpty() ? ask(TntTracked.question(kind, value, TntTracked.DOMESTIC, origin), key) : abroad;
    }

    private List<Xml> ask(String question, Optional<IdempotencyKey> key) {
        Answer answer = post.ask(account.tracking(), question, key);
        return TntTracked.consignments(TntPost.document(answer, ROOT));
    }
}
