package org.kontor.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kontor.testkit.live.payment.StripeForm;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.Traders;

/**
 * Pays a trade by card, one by wallet and one by bank transfer, at providers played on this machine, and shows the
 * books. Ends with 0 only when everything it promises was seen.
 */
public final class PaymentsDemo {

    /** One part of the demonstration. */
    private interface Scene {
        void play() throws IOException;
    }

    private final Traders traders;
    private final PayingGuests guests;
    private final Postman postman;
    private final BankMail mail;
    private final Quarrel quarrel;
    private final Instant start = Instant.now();
    private final List<Deal> deals = new ArrayList<>();
    private final Expectations expectations = new Expectations();
    private int scenes;

    private PaymentsDemo(Traders traders, Http second, PayingGuests guests) {
        this.traders = traders;
        this.guests = guests;
        this.quarrel = new Quarrel(traders.operator(), second);
        this.mail = new BankMail(guests.bank(), guests.transfers(), traders.operator());
        this.postman = new Postman(guests.provider(), guests::webhook);
    }

    /** Arguments: the server's address, its folder, the folder of the payment plugins. */
    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        Path home = Path.of(arguments[1]);
        String token = Files.readString(home.resolve("etc/operator.token")).strip();
        URI address = URI.create(arguments[0]);
        Http server = Http.to(address);
        PayingGuests guests = new PayingGuests(Path.of(arguments[2]), home, address, server.as(token));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(guests)));
        boolean good;
        try (guests) {
            Telling.say("1,200 LED lamps, Shenzhen to Hamburg, three times, paid at providers played on this machine");
            guests.come();
            Telling.say("Their plugins and accounts are here after %.1f s", seconds(begin));
            try (SecondOperator second = SecondOperator.appoint(server, server.as(token))) {
                Runtime.getRuntime().addShutdownHook(new Thread(second::close));
                good = new PaymentsDemo(Traders.settle(server, token), second.desk(), guests).run();
            }
        }
        Telling.say("The providers are gone again, the trades stay; %.0f s", seconds(begin));
        System.exit(good ? 0 : 1);
    }

    /** At the latest when it is interrupted. */
    private static void leave(PayingGuests guests) {
        try {
            guests.close();
        } catch (IOException | IllegalStateException e) {
            Telling.say("What the demonstration brought is still there: %s", e);
        }
    }

    private boolean run() {
        scene(
                "By card, with 3-D Secure and an answer that is lost",
                () -> new CardTrade(deal(guests.cards(), StripeForm.CAREFUL), guests, postman).play(expectations));
        scene("By wallet, and half of the lamps flicker", () -> new WalletTrade(
                        deal(guests.wallets(), "pay:ALIPAY_CN"), guests.page(), postman)
                .play(expectations, quarrel));
        scene(
                "By bank transfer, 30 % and 70 %",
                () -> new BankTrade(deal(guests.transfers(), "NL91ABNA0417164300"), mail).play(expectations));
        scene("The seller is paid", () -> new PayingOut(traders, mail, guests.inbox()).play(expectations));
        scene("The books", () -> new BooksShown(traders.operator(), start, deals).show(expectations));
        scene("The providers' own journals", () -> new JournalsCompared(traders.operator(), guests, start, deals)
                .show(expectations));
        Telling.say("");
        return expectations.show();
    }

    private Deal deal(String provider, String setup) {
        Http.Answer bound = traders.buyer()
                .post(
                        "organisations/" + traders.buyerId() + "/payment-instruments",
                        Map.of("provider", provider, "setup", setup, "holder", "Elbe Leuchten GmbH"));
        Telling.step("buyer", "binds a way to pay", bound.expect(201), bound.text("brand"));
        Deal deal = new Deal(new Traders(
                traders.operator(),
                traders.seller(),
                traders.buyer(),
                traders.sellerId(),
                traders.buyerId(),
                bound.text("id")));
        deals.add(deal);
        return deal;
    }

    private void scene(String title, Scene scene) {
        Telling.say("%n%d. %s", ++scenes, title);
        try {
            scene.play();
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            expectations.that(title + ": " + e.getMessage(), false);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
