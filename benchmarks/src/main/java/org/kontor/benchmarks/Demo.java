package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;
import org.kontor.testkit.trade.RateSheetDrop;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** Drives the whole lamp trade and shows what each step shows the trader. Ends with 0 only when it is settled and the books balance. */
public final class Demo {

    private final Http server;
    private final RateSheetDrop rateSheet;
    private int step;

    private Demo(URI base, RateSheetDrop rateSheet) {
        this.server = Http.to(base);
        this.rateSheet = rateSheet;
    }

    /** Arguments: the server's address, its folder, the rate sheet plugin's folder. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[1]);
        String token = Files.readString(home.resolve("etc/operator.token")).strip();
        Demo demo = new Demo(URI.create(arguments[0]), new RateSheetDrop(Path.of(arguments[2]), home));
        System.exit(demo.run(token) ? 0 : 1);
    }

    private boolean run(String operatorToken) throws IOException {
        System.out.println("1,200 LED lamps (HS 9405.42) in 24 cartons, Shenzhen to Hamburg, CIP");
        Http operator = server.as(operatorToken);
        Http.Answer seller = Traders.register(server, LampTrade.seller(Traders.email("export")));
        told(
                seller,
                "The seller registers",
                "organisation " + organisation(seller) + ", standing "
                        + seller.body().path("organisation").path("standing").asText()
                        + "; its first API key is shown once");
        Http.Answer buyer = Traders.register(server, LampTrade.buyer(Traders.email("purchasing")));
        told(buyer, "The buyer registers", "organisation " + organisation(buyer));
        Http sellersDesk = server.as(Traders.key(seller));
        Http buyersDesk = server.as(Traders.key(buyer));
        Traders.loadRates(operator);
        String instrument = Traders.bind(buyersDesk, organisation(buyer));
        Traders traders =
                new Traders(operator, sellersDesk, buyersDesk, organisation(seller), organisation(buyer), instrument);
        TradeRun trade = new TradeRun(traders, Duration.ofMillis(200));
        choose(trade);
        refused(trade.tryToOrder());
        told(Traders.verify(sellersDesk, organisation(seller)), "The seller proves who it is", "state");
        told(Traders.verify(buyersDesk, organisation(buyer)), "The buyer proves who it is", "state");
        agree(trade);
        prepare(trade);
        follow(trade);
        return settle(trade, operator);
    }

    private void choose(TradeRun trade) throws IOException {
        shown(trade.quote(), "The buyer asks all carriers at once");
        long dropped = System.nanoTime();
        rateSheet.bring();
        Http.Answer quote = trade.until(trade::quote, Demo::hasRateSheet, "an option of " + RateSheetDrop.ACCOUNT);
        show("The operator drops a carrier into plugins/: quoted after %.1f s", (System.nanoTime() - dropped) / 1e9);
        shown(quote, "The buyer asks again, with one carrier more");
    }

    private static boolean hasRateSheet(Http.Answer quote) {
        return quote.body().path("options").toString().contains(RateSheetDrop.ACCOUNT);
    }

    private void shown(Http.Answer quote, String what) {
        told(
                quote,
                what,
                quote.body().path("options").size() + " options, "
                        + quote.body().path("exclusions").size() + " exclusions");
        for (JsonNode option : quote.body().path("options")) {
            show(
                    "%-24s %-22s %-8s %11s %s  = %11s USD  %2d-%d days  charged %.1f kg",
                    option.path("carrier").asText(),
                    option.path("serviceName").asText(),
                    option.path("mode").asText(),
                    option.path("price").path("amount").asText(),
                    option.path("price").path("currency").asText(),
                    option.path("compared").path("to").path("amount").asText(),
                    option.path("transitDaysMin").asInt(),
                    option.path("transitDaysMax").asInt(),
                    option.path("weights").path("chargeableGrams").asLong() / 1000.0);
        }
        for (JsonNode exclusion : quote.body().path("exclusions")) {
            show(
                    "%-24s not offered: %s",
                    exclusion.path("carrier").asText(),
                    exclusion.path("sentence").asText());
        }
    }

    private void refused(Http.Answer early) {
        early.expect(403);
        told(early, "The buyer orders too early and is told why", early.text("detail"));
        show("remedy: %s", early.text("remedy"));
    }

    private void agree(TradeRun trade) {
        Http.Answer order = trade.placeOrder();
        told(
                order,
                "The buyer orders",
                order.text("number") + ", total " + money(order.body().path("total")));
        Http.Answer payment = trade.pay();
        told(payment, "The buyer pays into escrow", "payment " + payment.text("state"));
        told(trade.until("PAID"), "The money is in escrow", "state");
    }

    private void prepare(TradeRun trade) {
        Http.Answer wrong = trade.check("cold white");
        told(
                wrong,
                "The seller checks: a colour is wrong",
                wrong.text("state") + " " + wrong.body().path("mismatches"));
        told(trade.check("warm white"), "The seller checks again", "state");
        Http.Answer packed = trade.pack();
        told(
                packed,
                "The seller packs",
                packed.body().path("packageCount").asInt() + " packages, "
                        + packed.body().path("grossWeightGrams").asLong() / 1000.0 + " kg gross");
        Http.Answer mark = trade.mark();
        told(mark, "The seller prints the shipping marks", mark.bytes().length + " bytes of PDF, one page a package");
        Http.Answer booked = trade.book();
        told(booked, "The seller books the carrier", booked.text("state") + ", waybill " + booked.text("waybill"));
        told(trade.label(), "The seller prints the label", "the carrier's label");
        told(trade.handOver(), "The carrier takes the goods", "state");
    }

    private void follow(TradeRun trade) {
        trade.until("DELIVERED");
        Http.Answer journey = trade.tracking();
        told(
                journey,
                "Both follow the waybill",
                journey.text("where") + ", scanned "
                        + Duration.parse(journey.body()
                                        .path("freshness")
                                        .path("age")
                                        .asText())
                                .toSeconds()
                        + " s ago");
        for (JsonNode scan : journey.body().path("scans")) {
            show(
                    "%-28s %-17s %s",
                    scan.path("scannedAt").asText(),
                    scan.path("status").asText(),
                    scan.path("place").asText());
        }
    }

    private boolean settle(TradeRun trade, Http operator) {
        told(trade.accept(), "The buyer accepts the goods", "state");
        Http.Answer end = trade.until("SETTLED");
        told(end, "The escrow is released to the seller", "state");
        Http.Answer ledger = operator.get("orders/" + trade.order() + "/ledger").expect(200);
        for (JsonNode transfer : ledger.body()) {
            for (JsonNode line : transfer.path("lines")) {
                boolean debit = line.path("debit").isObject();
                show(
                        "%-8s %-32s %-6s %15s",
                        transfer.path("kind").asText(),
                        line.path("accountName").asText(),
                        debit ? "debit" : "credit",
                        money(line.path(debit ? "debit" : "credit")));
            }
        }
        JsonNode invariants =
                operator.get("ledger/invariants").expect(200).body().path("invariants");
        boolean balanced = invariants.size() > 0
                && StreamSupport.stream(invariants.spliterator(), false)
                        .allMatch(one -> one.path("holds").asBoolean());
        boolean settled = end.text("state").equals("SETTLED");
        System.out.println(
                settled && balanced
                        ? "SETTLED, and the books balance."
                        : "NOT settled or the books do not balance: " + invariants);
        return settled && balanced;
    }

    private static String organisation(Http.Answer registration) {
        return registration.body().path("organisation").path("id").asText();
    }

    private static String money(JsonNode money) {
        return money.path("amount").asText() + " " + money.path("currency").asText();
    }

    /** Prints a step; the word "state" stands for the answer's state. */
    private void told(Http.Answer answer, String what, String shown) {
        System.out.printf(
                Locale.ROOT,
                "%2d. %-45s %3d  %7.1f ms  %s%n",
                ++step,
                what,
                answer.status(),
                answer.millis(),
                shown.equals("state") ? answer.text("state") : shown);
    }

    private static void show(String format, Object... values) {
        System.out.printf(Locale.ROOT, "      " + format + "%n", values);
    }
}
