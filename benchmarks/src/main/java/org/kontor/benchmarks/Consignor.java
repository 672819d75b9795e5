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

    /** A trade whose goods have been handed to the carrier under the number that it gave. */
    record Sent(TradeRun trade, String waybill) {}

    /** Through Kontor. */
    Sent book(String account, String mode) {
        TradeRun trade = packed(account, mode);
        Http.Answer booked = trade.bookUntilBooked();
        if (!booked.text("state").equals("BOOKED")) {
            throw new IllegalStateException(account + " did not take the booking: " + booked.body());
        }
        int label = trade.label().bytes().length;
        trade.handOver();
        say("%s booked by %s: waybill %s, a label of %d bytes; handed over", account, mode, waybill(booked), label);
        return new Sent(trade, waybill(booked));
    }

    /** At a carrier that cannot be booked through Kontor: the seller types the number, and is asked when it looks odd. */
    Sent enter(String account, String mode, String number) {
        TradeRun trade = packed(account, mode);
        say("%s cannot be booked through Kontor: the seller books it elsewhere and enters %s by hand", account, number);
        Http.Answer entered = trade.tryToEnterWaybill(number);
        if (entered.status() != 200) {
            say("Kontor doubts it: %s. %s", entered.text("detail"), entered.text("remedy"));
            entered = trade.enterWaybill(number, "it stands so in the carrier's confirmation");
            say("The seller says why it is right, which is recorded: state %s", entered.text("state"));
        }
        trade.handOver();
        return new Sent(trade, waybill(entered));
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

    private static String waybill(Http.Answer fulfilment) {
        return fulfilment.text("waybill");
    }

    private static void say(String format, Object... values) {
        System.out.printf("    " + format + "%n", values);
    }
}
