package org.kontor.invoices.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.invoices.Held;
import org.kontor.invoices.Kind;
import org.kontor.invoices.Series;
import org.kontor.invoices.domain.Shop.Wish;
import org.kontor.orders.Order;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.TradeRuleException;

/** When a document is issued, how often, and what becomes of one that cannot be. */
public class IssuingTest {

    @Rule
    public final TestStore store = TestStore.of("invoices");

    private final Shop shop = new Shop();
    private Office office;
    private UUID seller;
    private UUID buyer;

    @Before
    public void open() {
        office = new Office(store, shop);
        seller = shop.trader("Brightway Lighting Co., Ltd.", Shop.SHENZHEN, "91440300MA5EXAMPLE");
        buyer = shop.trader("Elbe Leuchten GmbH", Shop.HAMBURG, "DE136695976");
    }

    @Test
    public void goodsThatLeaveAreInvoicedOnce() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);

        office.ships(order);
        office.ships(order);

        Invoice invoice = only(order);
        Totals totals = invoice.content().totals();
        assertEquals(1, invoice.number().serial());
        assertTrue(invoice.number().text(), invoice.number().text().matches("[0-9A-Z]{6}-20\\d\\d-000001"));
        assertEquals(order.total(), totals.gross());
        assertEquals(order.total(), totals.prepaid());
        assertEquals("0.00 USD", totals.due().toString());
        assertEquals(TaxCategory.O, invoice.content().tax().treatment().category());
        assertEquals(List.of(Fact.Kind.SHIPPED, Fact.Kind.INVOICE_ISSUED, Fact.Kind.SHIPPED), office.story(order));
    }

    @Test
    public void whatIsNotPaidYetIsDue() {
        Order order = shop.sold(seller, buyer, Wish.USUAL.paid(30));

        office.ships(order);

        Content content = only(order).content();
        assertEquals(order.stages().get(0).stage().amount(), content.totals().prepaid());
        assertEquals(order.stages().get(1).stage().amount(), content.totals().due());
        assertTrue(content.terms(), content.terms().contains("NET_30"));
    }

    @Test
    public void aDisputeThatGivesSomethingBackIsCreditedOnce() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.ships(order);

        UUID dispute = office.decides(order, Money.parse("120.50", "USD"));
        office.decides(order, dispute, Money.parse("120.50", "USD"));

        List<Invoice> issued = office.invoices(order);
        assertEquals(2, issued.size());
        Content note = issued.get(1).content();
        assertEquals(Kind.CREDIT_NOTE, note.kind());
        assertEquals(2, issued.get(1).number().serial());
        assertEquals("120.50 USD", note.totals().due().toString());
        assertEquals(
                Optional.of(new Preceding(
                        issued.get(0).number().text(), issued.get(0).content().issuedOn())),
                note.preceding());
    }

    @Test
    public void aDisputeThatGivesNothingBackAndOneThatIsTakenBackAreNotCredited() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.ships(order);

        office.decides(order, Money.of(0, "USD"));
        office.tell(
                order.id(),
                Fact.Kind.DISPUTE_CLOSED,
                Map.of("dispute", Keys.fresh().toString(), "state", "WITHDRAWN", "toBuyer", "5.00 USD"));
        store.runDue();

        assertEquals(1, office.invoices(order).size());
    }

    @Test
    public void whatIsTakenOffBeforeTheGoodsLeaveFollowsTheInvoice() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.decides(order, Money.parse("50.00", "USD"));
        assertEquals(List.of(), office.invoices(order));

        office.ships(order);
        store.runDue();

        assertEquals(
                List.of(Kind.INVOICE, Kind.CREDIT_NOTE),
                office.invoices(order).stream().map(one -> one.content().kind()).toList());
    }

    @Test
    public void noMoreIsCreditedThanWasInvoiced() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.ships(order);
        office.decides(order, order.total().minus(Money.of(1, "USD")));

        office.decides(order, Money.of(2, "USD"));

        assertEquals(2, office.invoices(order).size());
        assertTrue(held().reason(), held().reason().startsWith("Only 0.01 USD of invoice"));
        assertEquals(List.of(new Series(seller, 2026, 2, List.of())), office.desk.series());
    }

    @Test
    public void whatNoTaxRuleCoversWaitsForAPersonAndTakesNoNumber() {
        Order order = shop.sold(seller, buyer, Wish.USUAL.going(Shop.SHENZHEN, Shop.HAMBURG, Incoterm.DDP));

        office.ships(order);

        assertEquals(List.of(), office.invoices(order));
        assertEquals(List.of(), office.desk.series());
        assertTrue(held().reason(), held().reason().startsWith("Under DDP the seller imports"));
        store.pass(Duration.ofDays(1));
        assertEquals(List.of(Fact.Kind.SHIPPED, Fact.Kind.INVOICE_HELD), office.story(order));
    }

    @Test
    public void lettersThatXmlCannotHoldAreLeftOut() {
        UUID odd = shop.trader("Elbe\u0001Leuchten GmbH", Shop.HAMBURG, "");
        Order order = shop.sold(seller, odd, Wish.USUAL);

        office.ships(order);

        String xml = new String(office.desk.xml(only(order).id(), Office.operator()), StandardCharsets.UTF_8);
        assertTrue(xml, xml.contains("ElbeLeuchten GmbH"));
    }

    @Test
    public void anOperatorDecidesTheTaxThatNoRuleKnows() {
        Order order = shop.sold(seller, buyer, Wish.USUAL.going(Shop.SHENZHEN, Shop.HAMBURG, Incoterm.DDP));
        office.ships(order);

        office.desk.decideTax(
                held().cause(),
                new Treatment(TaxCategory.S, new BigDecimal("19"), "", ""),
                "the seller is registered in Germany",
                Office.operator());
        store.runDue();

        Totals totals = only(order).content().totals();
        assertEquals(order.total().times(new BigDecimal("0.19")), totals.tax());
        assertEquals(totals.tax(), totals.due());
        assertEquals(List.of(), office.desk.held(10));
    }

    @Test
    public void whatAnOperatorDecidesMustStillNameTheParties() {
        shop.tells(buyer, "");
        Order order = shop.sold(seller, buyer, Wish.USUAL.going(Shop.SHENZHEN, Shop.HAMBURG, Incoterm.DDP));
        office.ships(order);

        office.desk.decideTax(
                held().cause(),
                new Treatment(TaxCategory.AE, BigDecimal.ZERO, "VATEX-EU-AE", "Reverse charge"),
                "the buyer is registered in Germany",
                Office.operator());
        store.runDue();

        assertTrue(held().reason(), held().reason().startsWith("The buyer has no number for VAT"));
        shop.tells(buyer, "DE136695976");
        store.pass(Duration.ofDays(1));
        assertEquals(TaxCategory.AE, only(order).content().tax().treatment().category());
    }

    @Test
    public void whatWasHeldIsIssuedWhenTheTraderHasCorrectedIt() {
        UUID german = shop.trader("Lampen AG", Shop.HAMBURG, "DE136695976");
        UUID french = shop.trader("Lumière SARL", Shop.LYON, "");
        Order order = shop.sold(
                german,
                french,
                Wish.USUAL.going(Shop.HAMBURG, Shop.LYON, Incoterm.DAP).in("EUR"));
        office.ships(order);
        assertTrue(held().reason(), held().reason().contains("The buyer has no VAT number"));

        shop.tells(french, "FR40303265045");
        store.pass(Duration.ofDays(1));

        assertEquals("VATEX-EU-IC", only(order).content().tax().treatment().reasonCode());
    }

    @Test
    public void whatWasIssuedStaysAsItWas() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.ships(order);
        Invoice before = only(order);
        String xml = xml(before);

        shop.tells(seller, "another");
        store.restart();
        office = new Office(store, shop);

        assertEquals(before, only(order));
        assertEquals(xml, xml(only(order)));
    }

    @Test
    public void aServerThatDiesBeforeItHasIssuedLeavesItToTheNext() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.tell(order.id(), Fact.Kind.SHIPPED, Map.of("carrier", "carrier.test", "waybill", "WB1"));

        store.restart();
        office = new Office(store, shop);
        store.runDue();

        assertEquals("WB1", only(order).content().delivery().waybill());
    }

    @Test
    public void numbersBeginAnewWithSellerAndYear() {
        UUID other = shop.trader("Another Lighting Ltd.", Shop.SHENZHEN, "91440300");
        office.ships(shop.sold(seller, buyer, Wish.USUAL));
        office.ships(shop.sold(other, buyer, Wish.USUAL));
        store.clock().advance(Duration.ofDays(366));
        office.ships(shop.sold(seller, buyer, Wish.USUAL));

        assertEquals(
                List.of(1L, 1L, 1L),
                office.desk.series().stream().map(Series::last).toList());
    }

    @Test
    public void aStrangerFindsNothing() {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.ships(order);
        UUID id = only(order).id();

        office.desk.xml(id, Office.caller(seller));
        office.desk.xml(id, Office.operator());
        TradeRuleException refusal =
                assertThrows(TradeRuleException.class, () -> office.desk.xml(id, Office.caller(Keys.fresh())));
        assertEquals("There is no such invoice", refusal.getMessage());
    }

    private Invoice only(Order order) {
        List<Invoice> all = office.invoices(order);
        assertEquals(office.desk.held(10).toString(), 1, all.size());
        return all.get(0);
    }

    private Held held() {
        List<Held> held = office.desk.held(10);
        assertEquals(1, held.size());
        return held.get(0);
    }

    private String xml(Invoice invoice) {
        return new String(office.desk.xml(invoice.id(), Office.caller(buyer)), StandardCharsets.UTF_8);
    }
}
