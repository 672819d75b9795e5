package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/**
 * Quotes one shipment at seven carriers played on this machine, books one of each mode and plays their journeys fast. Ends
 * with 0 only when everything it promises was seen.
 */
public final class CarriersDemo {

    /** One trade of the demonstration. */
    private interface Scene {
        void play() throws IOException;
    }

    private final Traders traders;
    private final Guests guests;
    private final Consignor consignor;
    private final Expectations expectations = new Expectations();
    private int scenes;

    private CarriersDemo(Traders traders, Guests guests) {
        this.traders = traders;
        this.guests = guests;
        this.consignor = new Consignor(traders);
    }

    /** Arguments: the server's address, its folder, the folder of the carrier plugins. */
    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Path home = Path.of(arguments[1]);
        String token = Files.readString(home.resolve("etc/operator.token")).strip();
        Http server = Http.to(URI.create(arguments[0]));
        Guests guests = new Guests(Path.of(arguments[2]), home, server.as(token));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(guests)));
        boolean good;
        try (guests) {
            say("1,200 LED lamps in 24 cartons, Shenzhen to Hamburg, at seven carriers played on this machine");
            guests.come();
            say("Their plugins and accounts are here after %.1f s", seconds(start));
            good = new CarriersDemo(Traders.settle(server, token), guests).run();
        }
        say("The carriers are gone again, the trades stay; %.0f s", seconds(start));
        System.exit(good ? 0 : 1);
    }

    /** At the latest when it is interrupted. */
    private static void leave(Guests guests) {
        try {
            guests.close();
        } catch (IOException | IllegalStateException e) {
            say("What the demonstration brought is still there: %s", e);
        }
    }

    private boolean run() {
        scene("One shipment at all seven", this::quote);
        scene("By express, an ordinary journey", this::ordinary);
        scene("By express, a carrier that contradicts itself", this::contradictory);
        scene("By express, a carrier that falls silent", this::stale);
        scene("By air, held by customs", this::held);
        scene("By sea, at a rate sheet's price, followed by its container", this::sea);
        say("");
        return expectations.show();
    }

    private void scene(String title, Scene scene) {
        say("%n%d. %s", ++scenes, title);
        try {
            scene.play();
        } catch (IOException | IllegalStateException e) {
            expectations.that(title + ": " + e.getMessage(), false);
        }
    }

    private void quote() {
        loadRenminbi();
        JsonNode quotation = new TradeRun(traders, Duration.ofMillis(200), Guests.SEA_SHEET, "SEA")
                .quoteUntilOffered()
                .body();
        QuoteTable.show(quotation);
        say(
                "      carrier.ocean-demo has no prices of its own, as its standard has none: %s prices for it",
                Guests.SEA_SHEET);
        Set<String> answered = Stream.of("options", "exclusions")
                .flatMap(list -> StreamSupport.stream(quotation.path(list).spliterator(), false))
                .map(one -> one.path("carrier").asText())
                .collect(Collectors.toSet());
        Set<String> silent = guests.accounts().stream()
                .filter(account -> !account.equals("carrier.ocean-demo") && !answered.contains(account))
                .collect(Collectors.toSet());
        expectations.that(
                "all seven quoted, or excluded with a reason" + (silent.isEmpty() ? "" : "; not " + silent),
                silent.isEmpty());
    }

    /** DHL bills in the currency of the origin. */
    private void loadRenminbi() {
        traders.operator()
                .put(
                        "exchange-rates",
                        Map.of(
                                "rates",
                                List.of(Map.of(
                                        "base", "USD",
                                        "quote", "CNY",
                                        "rate", new BigDecimal("7.1350"),
                                        "date", LocalDate.now(ZoneOffset.UTC).toString(),
                                        "source", "operator's table"))))
                .expect(200);
    }

    private void ordinary() throws IOException {
        Trip trip = booked("dhl", "EXPRESS");
        trip.play();
        say("      (Days are minutes here: that the goods were too fast is only told, and stops nothing.)");
        expectations.that("an ordinary journey, delivered", trip.endsAs("DELIVERED"));
    }

    private void contradictory() throws IOException {
        Trip trip = booked("ups", "EXPRESS");
        trip.play();
        expectations.that("a contradiction, with a case", trip.saw(Trip::contradicts));
        expectations.that("a delivery that is not believed", trip.endsAs("DELIVERY_DOUBTED"));
    }

    private void stale() throws IOException {
        Trip trip = booked("fedex", "EXPRESS");
        trip.play();
        expectations.that("a stale journey, with a case", trip.saw(Trip::isStale));
    }

    private void held() throws IOException {
        Trip trip = booked("air", "AIR");
        trip.play();
        expectations.that("a customs hold, with a case", trip.saw(Trip::isHeld));
        expectations.that("its release and delivery", trip.endsAs("DELIVERED"));
    }

    private Trip booked(String carrier, String mode) throws IOException {
        Stand stand = guests.stand(carrier);
        Consignor.Sent sent = consignor.book(stand.account(), mode);
        expectations.that(mode + " booked at " + stand.account(), true);
        return new Trip(sent.trade(), stand, sent.waybill());
    }

    private void sea() throws IOException {
        Stand stand = guests.stand("ocean");
        Consignor.Sent sent = consignor.book(Guests.SEA_SHEET, "SEA");
        expectations.that("SEA booked at " + sent.account(), sent.account().equals(stand.account()));
        String container = FreshNumbers.container();
        Http.Answer followed = sent.trade().followAlso("CONTAINER", stand.account(), container);
        if (followed.status() == 200) {
            say("    %s is followed at %s as well", container, stand.account());
            Trip trip = new Trip(sent.trade(), stand, container);
            trip.play();
            expectations.that("a container's weeks at sea, stale until it is discharged", trip.saw(Trip::isStale));
        } else {
            say("    This server follows goods by their own number only (%d): no timeline", followed.status());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
