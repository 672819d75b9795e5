package org.kontor.orders.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.Test;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.OrderState;
import org.kontor.store.Keys;
import org.kontor.values.HsCode;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException.Kind;

public class PlacingTest extends OrdersTest {

    @Test
    public void anOrderKeepsEverythingThatWasAgreed() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));

        Order order = desk.place(buyer, wanted);

        assertEquals(order, desk.order(order.id()));
        assertEquals(OrderState.PLACED, order.state());
        assertEquals(buyer.organisation(), order.buyer());
        assertEquals(traders.organisation(seller.organisation()).party(), order.shipper());
        assertEquals(consignee(), order.consignee());
        assertEquals(wanted.option(), order.option().id());
        assertEquals(Money.parse("8200.00", "USD"), order.total());
        assertEquals(List.of(Fact.Kind.ORDER_PLACED), history(order.id()));
    }

    @Test
    public void freightInAnotherCurrencyIsConvertedAtTheShownRate() {
        quotes.rate("EUR", "USD", "1.0842");

        Order order = desk.place(buyer, wanted("100.00", "EUR", line(1, 10, "1.00", "USD")));

        assertEquals(Money.parse("100.00", "EUR"), order.freight().from());
        assertEquals(Money.parse("108.42", "USD"), order.freight().to());
        assertEquals(new BigDecimal("1.0842"), order.freight().rate());
        assertEquals(Money.parse("118.42", "USD"), order.total());
    }

    @Test
    public void whatWasAgreedDoesNotFollowLaterRatesOrStates() {
        quotes.rate("EUR", "USD", "1.0842");
        Order agreed = desk.place(buyer, wanted("100.00", "EUR", line(1, 10, "1.00", "USD")));

        quotes.rate("EUR", "USD", "2");
        happens(agreed.id(), Fact.Kind.PAYMENT_STARTED);
        happens(agreed.id(), Fact.Kind.PAID);

        Order later = desk.order(agreed.id());
        assertEquals(OrderState.PAID, later.state());
        assertEquals(3, later.version());
        assertEquals(agreed.total(), later.total());
        assertEquals(agreed.freight(), later.freight());
        assertEquals(agreed.lines(), later.lines());
        assertEquals(agreed.option(), later.option());
        assertEquals(agreed.shipper(), later.shipper());
        assertEquals(agreed.number(), later.number());
    }

    @Test
    public void theTotalIsAlwaysTheLinesAndTheFreight() {
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            List<OrderLine> lines = new ArrayList<>();
            BigDecimal expected = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            Money freight = Money.parse(expected.toPlainString(), "USD");
            for (int number = 1; number <= 1 + random.nextInt(6); number++) {
                OrderLine line = line(
                        number, 1 + random.nextInt(5000), Money.of(1 + random.nextInt(100_000), "USD"), Quotes.LAMPS);
                lines.add(line);
                expected = expected.add(line.unitPrice().decimal().multiply(BigDecimal.valueOf(line.quantity())));
            }

            Order order = desk.place(buyer, wanted(freight.amount(), "USD", lines.toArray(OrderLine[]::new)));

            assertEquals(expected, desk.order(order.id()).total().decimal());
        }
    }

    @Test
    public void neitherPartyTradesUnverified() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));
        traders.loseVerification(seller);
        assertTrue(refused(Kind.FORBIDDEN, () -> desk.place(buyer, wanted))
                .getMessage()
                .contains("be paid"));

        traders.loseVerification(buyer);
        assertTrue(refused(Kind.FORBIDDEN, () -> desk.place(buyer, wanted))
                .getMessage()
                .contains("order"));
        assertNothingPlaced();
    }

    @Test
    public void nobodyBuysFromItself() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));

        assertEquals(
                "own-seller",
                refused(Kind.INVALID, () -> desk.place(seller, wanted)).code());
    }

    @Test
    public void anotherOrganisationsInstrumentDoesNotPay() {
        PlaceOrder wanted = quotes.order(
                buyer.organisation(),
                seller.organisation(),
                traders.instrumentOf(stranger),
                List.of(line(1, 10, "1.00", "USD")),
                Money.parse("400.00", "USD"));

        refused(Kind.NOT_FOUND, () -> desk.place(buyer, wanted));
        assertNothingPlaced();
    }

    @Test
    public void anExpiredOptionAsksForANewQuote() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));
        store.clock().advance(Duration.between(store.clock().instant(), Quotes.VALID_UNTIL));

        assertEquals(
                "option-expired",
                refused(Kind.CONFLICT, () -> desk.place(buyer, wanted)).code());
        assertNothingPlaced();
    }

    @Test
    public void freightThatCannotBeConvertedIsRefused() {
        PlaceOrder wanted = wanted("100.00", "EUR", line(1, 10, "1.00", "USD"));

        assertEquals(
                "no-exchange-rate",
                refused(Kind.CONFLICT, () -> desk.place(buyer, wanted)).code());
        assertNothingPlaced();
    }

    @Test
    public void allLinesArePricedInOneCurrency() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1, "6.50", "USD"), line(2, 1, "6.50", "EUR"));

        assertEquals(
                "several-currencies",
                refused(Kind.INVALID, () -> desk.place(buyer, wanted)).code());
    }

    @Test
    public void onlyTheQuotedGoodsCanBeOrdered() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1, Money.parse("6.50", "USD"), new HsCode("850760")));

        assertEquals(
                "other-goods",
                refused(Kind.CONFLICT, () -> desk.place(buyer, wanted)).code());
    }

    @Test
    public void theQuotedNumberOfPiecesIsOrdered() {
        PlaceOrder quoted = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));
        PlaceOrder more = new PlaceOrder(
                quoted.seller(),
                quoted.consignee(),
                List.of(line(1, 1201, "6.50", "USD")),
                quoted.shipmentRequest(),
                quoted.option(),
                quoted.paymentInstrument(),
                quoted.timeZone(),
                quoted.paymentPlan());

        assertEquals(
                "other-quantity",
                refused(Kind.CONFLICT, () -> desk.place(buyer, more)).code());
    }

    @Test
    public void asManyPiecesOfEachKindAsQuotedAreOrdered() {
        HsCode batteries = new HsCode("850760");
        Money price = Money.parse("6.50", "USD");
        quotes.amongThem(batteries, 200);

        PlaceOrder onlyLamps = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));
        assertEquals(
                "other-quantity",
                refused(Kind.CONFLICT, () -> desk.place(buyer, onlyLamps)).code());
        desk.place(buyer, wanted("400.00", "USD", line(1, 1000, "6.50", "USD"), line(2, 200, price, batteries)));
    }

    @Test
    public void anUncountableTotalIsRefused() {
        PlaceOrder lines = wanted("1.00", "USD", line(1, Long.MAX_VALUE, "1.00", "USD"));
        PlaceOrder freight = wanted("1.00", "USD", line(1, Long.MAX_VALUE, "0.01", "USD"));

        assertEquals(
                "too-much",
                refused(Kind.INVALID, () -> desk.place(buyer, lines)).code());
        assertEquals(
                "too-much",
                refused(Kind.INVALID, () -> desk.place(buyer, freight)).code());
    }

    @Test
    public void aLineCostsSomething() {
        for (String price : List.of("0.00", "-6.50")) {
            assertEquals(
                    "lines.unitPrice",
                    assertThrows(InvalidValueException.class, () -> line(1, 1, price, "USD"))
                            .field());
        }
    }

    @Test
    public void placingWritesTheOrderItsFactAndItsTimerInOneTransaction() {
        PlaceOrder wanted = wanted("400.00", "USD", line(1, 1200, "6.50", "USD"));
        long statements = store.statements();
        long commits = store.commits();

        desk.place(buyer, wanted);

        assertEquals(2, store.statements() - statements);
        assertEquals(1, store.commits() - commits);
    }

    @Test
    public void numbersAreShortSpeakTheYearAndNeverRepeat() {
        UUID one = Keys.fresh();
        UUID next = Keys.fresh();

        assertTrue(OrderNumber.of(one).matches("K-\\d{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"));
        assertNotEquals(OrderNumber.of(one), OrderNumber.of(next));
        assertEquals("K-2026-00000-00005", OrderNumber.of(UUID.fromString("019b76da-a800-7005-8000-000000000000")));
        assertEquals("K-2026-3NFC9-BZZZZ", OrderNumber.of(UUID.fromString("01a2ce8b-d3ff-7fff-8000-000000000000")));
    }

    private void assertNothingPlaced() {
        assertEquals(List.of(), desk.visible(Traders.operator(), Optional.empty(), 10));
    }
}
