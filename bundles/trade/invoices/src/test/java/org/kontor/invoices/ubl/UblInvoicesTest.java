package org.kontor.invoices.ubl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.helger.ubl21.UBL21Marshaller;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Invoice;
import org.kontor.invoices.domain.Office;
import org.kontor.invoices.domain.Shop;
import org.kontor.invoices.domain.Shop.Wish;
import org.kontor.orders.Order;
import org.kontor.testkit.TestStore;
import org.kontor.values.Address;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;

/** What tax offices and buyers' systems read: by OASIS' schemas and by the rules of EN 16931. */
public class UblInvoicesTest {

    private static final String LINE = "cac:InvoiceLine[1]/";

    @Rule
    public final TestStore store = TestStore.of("invoices");

    private final Shop shop = new Shop();
    private Office office;

    @Before
    public void open() {
        office = new Office(store, shop);
    }

    @Test
    public void anInvoiceSaysWhatWasAgreedAndDone() throws Exception {
        Invoice invoice = issued(sold("", "DE136695976", Wish.USUAL.paid(30))).get(0);
        Document xml = xml(invoice);

        assertEquals(invoice.number().text(), xml.text("cbc:ID"));
        assertEquals("USD", xml.text("cbc:DocumentCurrencyCode"));
        assertEquals(invoice.content().orderNumber(), xml.text("cac:OrderReference/cbc:ID"));
        assertEquals("WB0012345", xml.text("cac:DespatchDocumentReference/cbc:ID"));
        assertTrue(xml.text("cbc:Note"), xml.text("cbc:Note").contains("CIP Hamburg (Incoterms 2020)"));
        assertEquals("明路照明", xml.text("cac:AccountingSupplierParty/cac:Party/cac:PartyName/cbc:Name"));
        assertEquals("CN", xml.text(LINE + "cac:Item/cac:OriginCountry/cbc:IdentificationCode"));
        assertEquals(
                "940542",
                xml.text(LINE + "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode[@listID='HS']"));
        assertEquals("107", xml.text(LINE + "cbc:InvoicedQuantity[@unitCode='H87']"));
        assertEquals("6.50", xml.text(LINE + "cac:Price/cbc:PriceAmount"));
        assertEquals("695.50", xml.text(LINE + "cbc:LineExtensionAmount"));
        assertEquals("400.00", xml.text("cac:AllowanceCharge[cbc:ChargeIndicator='true']/cbc:Amount"));
        assertEquals(
                invoice.content().totals().prepaid().amount(), xml.text("cac:LegalMonetaryTotal/cbc:PrepaidAmount"));
        assertEquals(invoice.content().totals().due().amount(), xml.text("cac:LegalMonetaryTotal/cbc:PayableAmount"));
    }

    @Test
    public void aCreditNoteNamesItsInvoice() throws Exception {
        Order order = sold("", "DE136695976", Wish.USUAL);
        office.ships(order);
        office.decides(order, Money.parse("12.34", "USD"));
        List<Invoice> both = office.invoices(order);
        Document xml = xml(both.get(1));

        assertEquals("CreditNote", xml.root());
        String reference = "cac:BillingReference/cac:InvoiceDocumentReference/";
        assertEquals(both.get(0).number().text(), xml.text(reference + "cbc:ID"));
        assertEquals(both.get(0).content().issuedOn().toString(), xml.text(reference + "cbc:IssueDate"));
        assertEquals("12.34", xml.text("cac:LegalMonetaryTotal/cbc:PayableAmount"));
        assertEquals(List.of(), En16931.broken(xml));
    }

    @Test
    public void everyTreatmentKeepsSchemaAndRules() throws Exception {
        Address home = Shop.HAMBURG;
        assertValid("O", sold("", "DE136695976", Wish.USUAL));
        assertValid(
                "S",
                sold(
                        "DE136695976",
                        "DE129273398",
                        Wish.USUAL.going(home, home, Incoterm.DAP).in("EUR")));
        assertValid("K", sold("DE136695976", "FR40303265045", Wish.USUAL.going(home, Shop.LYON, Incoterm.DAP)));
        assertValid("G", sold("DE136695976", "", Wish.USUAL.going(home, Shop.ZURICH, Incoterm.FCA)));
        assertValid(
                "AE",
                sold(
                        "DE136695976",
                        "FR40303265045",
                        Wish.USUAL.going(Shop.LYON, Shop.LYON, Incoterm.DAP).in("EUR")));
        assertValid("Z", sold("GB980780684", "DE136695976", Wish.USUAL.going(Shop.LONDON, home, Incoterm.DAP)));
    }

    @Test
    public void anyAmountsKeepTheRules() throws Exception {
        Random random = new Random(16931);
        for (int i = 0; i < 24; i++) {
            String currency = List.of("EUR", "USD", "JPY").get(i % 3);
            boolean atHome = currency.equals("EUR");
            Wish wish = Wish.USUAL
                    .going(atHome ? Shop.HAMBURG : Shop.SHENZHEN, Shop.HAMBURG, Incoterm.DAP)
                    .in(currency)
                    .withLines(1 + random.nextInt(6))
                    .paid(1 + random.nextInt(100));
            Order order = sold("DE136695976", "DE129273398", wish.randomly(random));
            office.ships(order);
            office.decides(order, Money.of(1 + random.nextInt(10_000), currency));
            for (Invoice issued : office.invoices(order)) {
                assertEquals(currency, List.of(), En16931.broken(xml(issued)));
            }
            assertEquals(2, office.invoices(order).size());
        }
    }

    private void assertValid(String category, Order order) throws Exception {
        office.ships(order);
        office.decides(order, Money.of(777, order.total().currency().getCurrencyCode()));
        List<Invoice> both = office.invoices(order);
        assertEquals(office.desk.held(10).toString(), 2, both.size());
        for (Invoice one : both) {
            Document xml = xml(one);
            assertEquals(category, xml.text("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID"));
            assertEquals(category, List.of(), En16931.broken(xml));
        }
    }

    private Order sold(String sellersTaxNumber, String buyersTaxNumber, Wish wish) {
        UUID seller = shop.trader("Brightway Lighting Co., Ltd.", wish.from(), sellersTaxNumber);
        UUID buyer = shop.trader("Elbe Leuchten GmbH", wish.to(), buyersTaxNumber);
        return shop.sold(seller, buyer, wish);
    }

    private List<Invoice> issued(Order order) {
        office.ships(order);
        return office.invoices(order);
    }

    /** As it was issued, after the schema has accepted it. */
    private Document xml(Invoice invoice) throws Exception {
        byte[] xml = office.desk.xml(invoice.id(), Office.caller(invoice.buyer()));
        Schema schema = invoice.content().kind() == Kind.INVOICE
                ? UBL21Marshaller.invoice().getSchema()
                : UBL21Marshaller.creditNote().getSchema();
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        return Document.of(xml);
    }
}
