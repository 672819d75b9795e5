package org.kontor.carrier.tnt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.toolkit.http.Answer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Asks tracking, which must be told where consignments began and whether they cross a border. */
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
        return TntTracked.named(number, found(TntTracked.NUMBER, number, origin, Optional.empty()));
    }

    /** What is known of each number; of one that is missing TNT told nothing. */
    Map<String, List<Xml>> byNumbers(Set<String> numbers) {
        Map<String, Set<String>> byOrigin = new LinkedHashMap<>();
        for (String number : numbers) {
            byOrigin.computeIfAbsent(TntTracked.origin(number, account.country()), origin -> new LinkedHashSet<>())
                    .add(number);
        }
        Map<String, List<Xml>> told = new HashMap<>();
        List<ProviderException> troubles = new ArrayList<>();
        byOrigin.forEach((origin, group) -> {
            try {
                tell(origin, group, told);
            } catch (ProviderException e) {
                troubles.add(e);
            }
        });
        // What one number brings about must not lose the others: each that is missing is asked for alone.
        Optional<ProviderException> general = troubles.stream()
                .filter(trouble -> told.isEmpty() && trouble.fault() != Fault.UNINTELLIGIBLE)
                .findFirst();
        if (general.isPresent()) {
            throw general.get();
        }
        return told;
    }

    /** The consignment with this customer's reference, which is the key's. */
    Optional<Xml> byReference(String reference, IdempotencyKey key) {
        return found(TntTracked.REFERENCE, reference, account.country(), Optional.of(key)).stream()
                .filter(one -> !one.text(TntTracked.NUMBER).isEmpty())
                .findFirst();
    }

    private void tell(String origin, Set<String> numbers, Map<String, List<Xml>> told) {
        Set<String> left = new LinkedHashSet<>(numbers);
        for (String market : TntTracked.MARKETS) {
            if (left.isEmpty()) {
                return;
            }
            List<Xml> answer = ask(TntTracked.question(TntTracked.NUMBER, left, market, origin), Optional.empty());
            boolean isLast = market.equals(TntTracked.DOMESTIC);
            left.removeIf(number -> {
                List<Xml> same = TntTracked.same(number, answer);
                List<Xml> found = TntTracked.found(same);
                if (!found.isEmpty() || isLast && !same.isEmpty()) {
                    told.put(number, TntTracked.named(number, found));
                }
                return !found.isEmpty();
            });
        }
    }

    /** Most consignments of a cross-border trade are international; the others are asked for only then. */
    private List<Xml> found(String kind, String value, String origin, Optional<IdempotencyKey> key) {
        List<Xml> found = List.of();
        for (String market : TntTracked.MARKETS) {
            if (found.isEmpty()) {
                found = TntTracked.found(ask(TntTracked.question(kind, Set.of(value), market, origin), key));
            }
        }
        return found;
    }

    private List<Xml> ask(String question, Optional<IdempotencyKey> key) {
        Answer answer = post.ask(account.tracking(), question, key);
        return TntTracked.consignments(TntPost.document(answer, ROOT));
    }
}
