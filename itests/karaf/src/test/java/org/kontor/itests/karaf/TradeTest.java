package org.kontor.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.kontor.testkit.trade.Http;
import org.kontor.testkit.trade.LampTrade;
import org.kontor.testkit.trade.TradeRun;
import org.kontor.testkit.trade.Traders;

/** The whole trade, in the real distribution, over HTTP. */
public class TradeTest extends KarafTest {

    @Test
    public void aTradeGoesFromRegistrationToSettlementAndTheBooksBalance() throws Exception {
        Traders traders = traders();
        TradeRun trade = new TradeRun(traders, Duration.ofMillis(100));

        trade.quote();
        trade.placeOrder();
        assertEquals("CAPTURED", trade.pay().text("state"));
        assertEquals("MISMATCHED", trade.check("cold white").text("state"));
        assertEquals("CHECKED", trade.check("warm white").text("state"));
        assertEquals("PACKED", trade.pack().text("state"));
        assertTrue(trade.mark().bytes().length > 1000);
        assertEquals("BOOKED", trade.book().text("state"));
        trade.label();
        trade.handOver();
        trade.until("DELIVERED");
        assertEquals("SETTLED", trade.accept().text("state"));
        invoiced(traders, trade);

        assertEquals(
                List.of(
                        "ORDER_PLACED",
                        "PAYMENT_STARTED",
                        "PAID",
                        "CHECK_FAILED",
                        "LINES_CHECKED",
                        "PACKED",
                        "BOOKING_STARTED",
                        "BOOKED",
                        "SHIPPED",
                        "DELIVERED",
                        "ACCEPTED",
                        "RELEASED",
                        "SETTLED"),
                factsOf(traders, trade.order()));
        for (JsonNode invariant :
                traders.operator().get("ledger/invariants").expect(200).body().path("invariants")) {
            assertTrue(invariant.toString(), invariant.path("holds").asBoolean());
        }
    }

    @Test
    public void whoIsNotVerifiedCannotOrderAndIsToldWhy() throws Exception {
        Http server = server();
        Http.Answer registered = Traders.register(server, LampTrade.buyer(Traders.email("purchasing")));
        Http buyer = server.as(Traders.key(registered));
        Traders verified = traders();
        String organisation = registered.body().path("organisation").path("id").asText();
        String instrument = Traders.bind(buyer, organisation);
        TradeRun trade = new TradeRun(
                new Traders(
                        verified.operator(), verified.seller(), buyer, verified.sellerId(), organisation, instrument),
                Duration.ofMillis(100));
        trade.quote();

        Http.Answer refusal = trade.tryToOrder();

        assertEquals(403, refusal.status());
        assertEquals("/problems/not-verified", refusal.text("type"));
        assertTrue(refusal.body().toString(), refusal.text("remedy").length() > 10);
    }

    @Test
    public void aStrangerDoesNotLearnThatATradeExists() throws Exception {
        TradeRun trade = new TradeRun(traders(), Duration.ofMillis(100));
        trade.quote();
        trade.placeOrder();
        Http stranger = traders().buyer();

        for (String part : List.of("", "/history", "/payments", "/ledger", "/fulfilment", "/tracking", "/label")) {
            assertEquals(
                    part, 404, stranger.get("orders/" + trade.order() + part).status());
        }
    }

    static Http server() {
        return Http.to(URI.create("http://127.0.0.1:" + HTTP_PORT));
    }

    static Traders traders() throws IOException {
        String token = Files.readString(Path.of(System.getProperty("karaf.etc"), "operator.token"));
        return Traders.settle(server(), token.strip());
    }

    /** The invoice comes a little later than the shipment, for nobody waits for it. */
    private static void invoiced(Traders traders, TradeRun trade) throws IOException {
        Http.Answer listed = trade.until(
                () -> traders.buyer()
                        .get("orders/" + trade.order() + "/invoices")
                        .expect(200),
                answer -> !answer.body().path("issued").isEmpty(),
                "an invoice");
        JsonNode invoice = listed.body().path("issued").path(0);
        String address = "invoices/" + invoice.path("id").asText();
        String xml =
                new String(traders.seller().get(address + ".xml").expect(200).bytes(), StandardCharsets.UTF_8);
        assertTrue(xml, xml.contains("<cbc:ID>" + invoice.path("number").asText() + "</cbc:ID>"));
        assertTrue(traders.buyer().get(address + ".pdf").expect(200).bytes().length > 1000);
        assertEquals(404, TradeTest.traders().buyer().get(address).status());
    }

    private static List<String> factsOf(Traders traders, String order) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode fact : traders.buyer()
                .get("orders/" + order + "/history")
                .expect(200)
                .body()
                .path("items")) {
            String kind = fact.path("kind").asText();
            if (!Set.of("SCANNED", "INVOICE_ISSUED").contains(kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
