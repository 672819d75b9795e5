package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.kontor.testkit.trade.Http;

/** The statement of every account that the demonstration moved, the trial balance of all, and the invariants. */
final class BooksShown {

    private static final int SECONDS = 19;

    private final Http operator;
    private final Instant start;
    private final Map<String, String> names = new HashMap<>();

    /** Statements begin at {@code start}; orders are called by their numbers. */
    BooksShown(Http operator, Instant start, Collection<Deal> deals) {
        this.operator = operator;
        this.start = start;
        for (Deal deal : deals) {
            names.put(deal.id(), deal.number());
            names.put(deal.traders().sellerId(), "the seller");
            names.put(deal.traders().buyerId(), "the buyer");
        }
    }

    void show(Expectations expectations) {
        JsonNode accounts = operator.get("ledger/trial-balance").expect(200).body();
        int moved = 0;
        line("", "", "", "debit", "credit", "balance   ");
        boolean exact = true;
        for (JsonNode account : accounts) {
            JsonNode statement = statement(operator, account.path("account").asText(), start);
            if (!statement.path("lines").isEmpty()) {
                moved++;
                exact &= show(statement);
            }
        }
        Telling.say("    %d of the %d accounts moved", moved, accounts.size());
        expectations.that("the statement of every account, from opening to closing balance", moved > 0 && exact);
        expectations.that("the trial balance sums to nothing in every currency", balances(accounts));
        expectations.that("every invariant of the books holds", hold());
    }

    static JsonNode statement(Http operator, String account, Instant from) {
        return operator.get("ledger/statements/" + account + "?from=" + from)
                .expect(200)
                .body();
    }

    /** True when the lines lead from the opening to the closing balance. */
    private boolean show(JsonNode statement) {
        BigDecimal sum = amount(statement, "opening");
        Telling.say("%n    %s", named(statement.path("account").asText()));
        line("", "opening balance", "", "", "", side(sum));
        for (JsonNode line : statement.path("lines")) {
            BigDecimal amount = amount(line, "amount");
            sum = sum.add(amount);
            line(
                    line.path("at").asText().substring(0, SECONDS),
                    line.path("kind").asText(),
                    names.getOrDefault(line.path("order").asText(), ""),
                    amount.signum() > 0 ? amount.toPlainString() : "",
                    amount.signum() < 0 ? amount.negate().toPlainString() : "",
                    side(amount(line, "balance")));
        }
        line("", "closing balance", "", "", "", side(amount(statement, "closing")));
        return sum.compareTo(amount(statement, "closing")) == 0;
    }

    private static void line(String at, String what, String order, String debit, String credit, String balance) {
        Telling.say("      %-20s %-18s %-18s %12s %12s %15s", at, what, order, debit, credit, balance);
    }

    private static String side(BigDecimal balance) {
        return balance.abs().toPlainString() + (balance.signum() > 0 ? " Dr" : balance.signum() < 0 ? " Cr" : "   ");
    }

    private static boolean balances(JsonNode accounts) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode account : accounts) {
            String currency = account.at("/balance/currency").asText();
            sums.merge(currency, amount(account, "balance"), BigDecimal::add);
        }
        sums.forEach((currency, sum) -> Telling.say("    the trial balance in %s sums to %s", currency, sum));
        return !sums.isEmpty() && sums.values().stream().allMatch(sum -> sum.signum() == 0);
    }

    private boolean hold() {
        JsonNode invariants =
                operator.get("ledger/invariants").expect(200).body().path("invariants");
        for (JsonNode one : invariants) {
            if (!one.path("holds").asBoolean()) {
                Telling.say(
                        "    BROKEN: %s: %s",
                        one.path("name").asText(), one.path("evidence").asText());
            }
        }
        Telling.say("    %d invariants were checked", invariants.size());
        return !invariants.isEmpty()
                && StreamSupport.stream(invariants.spliterator(), false)
                        .allMatch(one -> one.path("holds").asBoolean());
    }

    private String named(String account) {
        String[] parts = account.split(":");
        String owner = parts.length > 2 ? names.getOrDefault(parts[1], "") : "";
        return owner.isEmpty() ? account : account + "  (" + owner + ")";
    }

    private static BigDecimal amount(JsonNode of, String field) {
        return new BigDecimal(of.path(field).path("amount").asText());
    }
}
