package org.kontor.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.kontor.testkit.live.Mishap;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.payment.JournalLine.Deed;
import org.kontor.testkit.trade.Http;

/** Paid by card: the payer's bank wants the payer, the card scheme reserves, and the answer to the capture is lost. */
final class CardTrade {

    private final Deal deal;
    private final PayingGuests guests;
    private final Postman postman;

    CardTrade(Deal deal, PayingGuests guests, Postman postman) {
        this.deal = deal;
        this.guests = guests;
        this.postman = postman;
    }

    void play(Expectations expectations) throws IOException {
        deal.order(List.of());
        Http.Answer asked = deal.pay("pays by card");
        String payment = asked.text("id");
        Telling.aside("the page: %s", asked.text("actAt"));
        expectations.that(
                "3-D Secure: the card's bank wants the payer",
                asked.text("state").equals("ACTION_REQUIRED"));
        guests.provider().suffers(Route.of("POST", ".*/capture"), Mishap.ANSWER_LOST);
        Telling.act("payer", "confirms at that page", guests.page().confirm(asked.text("actAt")));
        boolean taken = postman.delivers();
        expectations.that(
                "a capture in doubt, its answer lost",
                deal.until(payment, "IN_DOUBT").text("whoMustAct").equals("provider"));
        Http.Answer again = deal.traders().buyer().post("orders/" + deal.id() + "/payments", Map.of());
        Telling.step("buyer", "tries to pay once more", again, again.text("detail"));
        Http.Answer found = deal.traders().buyer().post("payments/" + payment + "/refresh", Map.of());
        Telling.step("buyer", "has the provider asked", found, found.text("meaning"));
        deal.until(payment, "CAPTURED");
        taken &= postman.delivers();
        expectations.that("the provider's messages taken, each twice", taken);
        expectations.that("the doubt resolved by asking, and taken once", captures() == 1);
        deal.prepare();
        deal.ship();
        deal.settle();
    }

    private long captures() {
        return guests.provider().books().journal().stream()
                .filter(line -> line.deed() == Deed.CAPTURE && line.id().startsWith(PayingGuests.STRIPES))
                .count();
    }
}
