package org.kontor.benchmarks;

import java.io.IOException;
import java.util.List;
import org.kontor.testkit.trade.Http;

/** Paid by a wallet, at its page or by the code on the screen; a signed message brings the news; then in dispute. */
final class WalletTrade {

    private final Deal deal;
    private final PayersPage page;
    private final Postman postman;

    WalletTrade(Deal deal, PayersPage page, Postman postman) {
        this.deal = deal;
        this.page = page;
        this.postman = postman;
    }

    void play(Expectations expectations, Quarrel quarrel) throws IOException {
        deal.order(List.of());
        Http.Answer asked = deal.pay("pays by Alipay");
        String payment = asked.text("id");
        Telling.aside("the page: %s", asked.text("actAt"));
        Telling.aside("the code to scan: %s", asked.text("scan"));
        expectations.that("a page and a code to scan", !asked.text("scan").isEmpty());
        String shown = page.confirm(asked.text("actAt"));
        Telling.act("payer", "scans, and confirms", shown);
        expectations.that("a forged message is believed by nobody", postman.isForgedInVain());
        boolean taken = postman.delivers();
        deal.until(payment, "CAPTURED");
        expectations.that("a signed message, taken twice and booked once", taken);
        deal.prepare();
        deal.ship();
        expectations.that("a dispute split 60/40, above the limit by two operators", quarrel.isSplit(deal, payment));
        expectations.that("the refund's message taken", postman.delivers());
        deal.settle();
    }
}
