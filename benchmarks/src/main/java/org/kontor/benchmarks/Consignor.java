package org.kontor.benchmarks;

import java.time.Duration;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** Brings trades to where a carrier has the goods, in few words on the screen. */
final class Consignor {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Traders traders;

    Consignor(Traders traders) {
        this.traders = traders;
    }

    /** A trade whose goods the account that was booked has, under the number that it gave. */
    record Sent(TradeRun trade, String account, String waybill) {}

    /** By the first option of the mode that this account gives; another may be booked at its prices. */
    Sent book(String account, String mode) {
        TradeRun trade = packed(account, mode);
        Http.Answer booked = trade.bookUntilBooked();
        if (!booked.text("state").equals("BOOKED")) {
            throw new IllegalStateException(account + " did not take the booking: " + booked.body());
        }
        int label = trade.label().bytes().length;
        trade.handOver();
        String waybill = booked.text("waybill");
        say("%s is booked by %s: waybill %s, a label of %d bytes", booked.text("carrier"), mode, waybill, label);
        return new Sent(trade, booked.text("carrier"), waybill);
    }

    private TradeRun packed(String account, String mode) {
        TradeRun trade = new TradeRun(traders, PAUSE, account, mode);
        trade.quoteUntilOffered();
        Http.Answer order = trade.placeOrder();
        trade.payUntilPaid();
        trade.until("PAID");
        trade.check("warm white");
        trade.pack();
        say(
                "order %s of %s %s is paid, checked and packed",
                order.text("number"),
                order.body().at("/total/amount").asText(),
                order.body().at("/total/currency").asText());
        return trade;
    }

    private static void say(String format, Object... values) {
        System.out.printf("    " + format + "%n", values);
    }
}
