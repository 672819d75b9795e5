package org.kontor.testkit.trade;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A verified seller and a verified buyer with a bound card, and the operator who loaded the exchange rates. */
public record Traders(Http operator, Http seller, Http buyer, String sellerId, String buyerId, String instrument) {

    public static final String PAYMENT = "payment.sandbox-main";
    public static final String CARRIER = "carrier.sandbox-main";

    public static Traders settle(Http server, String operatorToken) {
        Http operator = server.as(operatorToken);
        Http.Answer seller = register(server, LampTrade.seller(email("export")));
        Http.Answer buyer = register(server, LampTrade.buyer(email("purchasing")));
        Http sellersDesk = server.as(key(seller));
        Http buyersDesk = server.as(key(buyer));
        String sellerId = seller.body().path("organisation").path("id").asText();
        String buyerId = buyer.body().path("organisation").path("id").asText();
        verify(sellersDesk, sellerId);
        verify(buyersDesk, buyerId);
        loadRates(operator);
        return new Traders(operator, sellersDesk, buyersDesk, sellerId, buyerId, bind(buyersDesk, buyerId));
    }

    /** The same traders; the witness sees every answer they get. */
    public Traders before(Consumer<Http.Answer> witness) {
        return new Traders(
                operator.before(witness), seller.before(witness), buyer.before(witness), sellerId, buyerId, instrument);
    }

    public static String email(String desk) {
        return desk + "-" + UUID.randomUUID().toString().substring(0, 8) + "@trade.example";
    }

    /** The first API key in a registration's answer. */
    public static String key(Http.Answer registration) {
        return registration.text("apiKey");
    }

    public static Http.Answer register(Http server, Map<String, Object> organisation) {
        return server.post("organisations", organisation).expect(201);
    }

    public static Http.Answer verify(Http desk, String organisation) {
        return desk.post("organisations/" + organisation + "/verifications", Map.of())
                .expect(201, 202);
    }

    public static void loadRates(Http operator) {
        operator.put("exchange-rates", LampTrade.exchangeRates(LocalDate.now(ZoneOffset.UTC)))
                .expect(200);
    }

    public static String bind(Http desk, String organisation) {
        return desk.post(
                        "organisations/" + organisation + "/payment-instruments",
                        Map.of("provider", PAYMENT, "setup", "card-visa-4242", "holder", "Elbe Leuchten GmbH"))
                .expect(201)
                .text("id");
    }
}
