package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.kontor.testkit.live.payment.JournalLine;
import org.kontor.testkit.live.payment.Refund;
import org.kontor.testkit.trade.Http;
import org.kontor.values.Money;

/** What each provider says that it did, beside what our books say: line by line, nothing more and nothing less. */
final class JournalsCompared {

    /** What a line of our books is called at a provider; others are between our own accounts. */
    private static final Map<String, String> DEEDS = Map.of(
            "CAPTURE", "CAPTURE",
            "REFUND_CONFIRMED", "REFUND",
            "FUNDS_RECEIVED", "CREDIT",
            "PAYOUT_SETTLED", "DEBIT");

    private final Http operator;
    private final PayingGuests guests;
    private final Instant start;
    private final Map<String, String> references = new HashMap<>();

    /** Our lines begin at {@code start}. */
    JournalsCompared(Http operator, PayingGuests guests, Instant start, Collection<Deal> deals) {
        this.operator = operator;
        this.guests = guests;
        this.start = start;
        deals.forEach(this::refer);
    }

    void show(Expectations expectations) {
        compare(guests.cards(), theirs(true), ours(clearing(guests.cards())), expectations);
        compare(guests.wallets(), theirs(false), ours(clearing(guests.wallets())), expectations);
        List<String> banks = guests.bank().postings().stream()
                .map(one -> line(one.credit() ? "CREDIT" : "DEBIT", one.amount().toString(), ""))
                .toList();
        compare(guests.transfers(), banks, ours(clearing(guests.transfers())), expectations);
    }

    private void compare(String account, List<String> theirs, List<String> ours, Expectations expectations) {
        Telling.say("%n    %-72s our books", account);
        for (int line = 0; line < Math.max(theirs.size(), ours.size()); line++) {
            Telling.say("      %-70s %s", at(theirs, line), at(ours, line));
        }
        boolean same = !theirs.isEmpty()
                && theirs.stream()
                        .sorted()
                        .toList()
                        .equals(ours.stream().sorted().toList());
        expectations.that("the journal of " + account + " and our books, line by line", same);
    }

    private List<String> theirs(boolean stripes) {
        return guests.provider().books().journal().stream()
                .filter(line -> payment(line).startsWith(PayingGuests.STRIPES) == stripes)
                .map(line -> line(line.deed().name(), line.amount().toString(), payment(line)))
                .toList();
    }

    /** A refund's line names the refund; our books know the payment. */
    private String payment(JournalLine line) {
        return guests.provider().books().refunds().stream()
                .filter(refund -> refund.id().equals(line.id()))
                .map(Refund::payment)
                .findFirst()
                .orElse(line.id());
    }

    private List<String> ours(String account) {
        return StreamSupport.stream(
                        BooksShown.statement(operator, account, start)
                                .path("lines")
                                .spliterator(),
                        false)
                .filter(line -> DEEDS.containsKey(line.path("kind").asText()))
                .map(this::ours)
                .toList();
    }

    private String ours(JsonNode line) {
        Money moved = Money.parse(
                line.at("/amount/amount").asText(), line.at("/amount/currency").asText());
        return line(
                DEEDS.get(line.path("kind").asText()),
                (moved.minor() < 0 ? moved.times(-1) : moved).toString(),
                references.getOrDefault(line.path("order").asText(), ""));
    }

    /** What the provider calls the order's payment; a transfer has no such name. */
    private void refer(Deal deal) {
        Http.Answer history =
                deal.traders().buyer().get("orders/" + deal.id() + "/history").expect(200);
        for (JsonNode fact : history.body().path("items")) {
            String provider = fact.path("actor").asText();
            if (fact.path("kind").asText().equals("PAID") && !provider.equals(guests.transfers())) {
                references.put(deal.id(), fact.at("/details/reference").asText());
            }
        }
    }

    private static String clearing(String account) {
        return "PROVIDER_CLEARING:" + account + ":USD";
    }

    private static String line(String deed, String amount, String reference) {
        return "%-8s %14s  %s".formatted(deed, amount, reference).stripTrailing();
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "-";
    }
}
