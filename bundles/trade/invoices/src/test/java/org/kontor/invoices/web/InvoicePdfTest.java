package org.kontor.invoices.web;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.invoices.domain.Invoice;
import org.kontor.invoices.domain.Office;
import org.kontor.invoices.domain.Shop;
import org.kontor.invoices.domain.Shop.Wish;
import org.kontor.orders.Order;
import org.kontor.testkit.TestStore;
import org.kontor.values.Money;

/** What people read of a document. */
public class InvoicePdfTest {

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
    public void anInvoiceOfTwoLinesIsReadOnOnePage() throws IOException {
        Invoice invoice = issued(Wish.USUAL.paid(30)).get(0);

        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(invoice, new byte[] {1}))) {
            assertEquals(1, document.getNumberOfPages());
            String page = new PDFTextStripper().getText(document);
            for (String words : List.of(
                    "Commercial invoice " + invoice.number().text(),
                    "Brightway Lighting Co., Ltd.",
                    "明路照明",
                    "Elbe Leuchten GmbH",
                    "Tax number DE136695976",
                    "CIP Hamburg (Incoterms 2020)",
                    "WB0012345",
                    "LED lamp 2, BW-A60-2",
                    "HS 9405.42",
                    "origin CN",
                    "107 pcs",
                    "6.51",
                    invoice.content().totals().due().toString(),
                    "NET_30",
                    "Page 1 of 1",
                    "Not subject to VAT")) {
                assertTrue(words + " in\n" + page, page.contains(words));
            }
        }
    }

    @Test
    public void manyLinesTakeMorePagesAndNoneIsLost() throws IOException {
        Invoice invoice = issued(Wish.USUAL.withLines(60)).get(0);

        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(invoice, new byte[] {1}))) {
            assertTrue(document.getNumberOfPages() > 1);
            String pages = new PDFTextStripper().getText(document);
            for (int line = 1; line <= 60; line++) {
                assertTrue("line " + line, pages.contains("LED lamp " + line + ", BW-A60-" + line));
            }
        }
    }

    @Test
    public void aCreditNoteNamesItsInvoice() throws IOException {
        Order order = shop.sold(seller, buyer, Wish.USUAL);
        office.ships(order);
        office.decides(order, Money.parse("12.50", "USD"));
        List<Invoice> both = office.invoices(order);

        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(both.get(1), new byte[] {1}))) {
            String page = new PDFTextStripper().getText(document);
            assertTrue(page, page.contains("Credit note " + both.get(1).number().text()));
            assertTrue(page, page.contains("For invoice " + both.get(0).number().text()));
            assertTrue(page, page.contains("12.50 USD"));
        }
    }

    @Test
    public void theXmlIsAttached() throws IOException {
        Invoice invoice = issued(Wish.USUAL).get(0);
        byte[] xml = office.desk.xml(invoice.id(), Office.caller(buyer));

        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(invoice, xml))) {
            PDComplexFileSpecification file = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get(invoice.number().text() + ".xml");
            assertArrayEquals(xml, file.getEmbeddedFile().toByteArray());
        }
    }

    private List<Invoice> issued(Wish wish) {
        Order order = shop.sold(seller, buyer, wish);
        office.ships(order);
        return office.invoices(order);
    }
}
