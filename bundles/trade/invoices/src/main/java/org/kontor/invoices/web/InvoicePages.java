package org.kontor.invoices.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.Delivery;
import org.kontor.invoices.domain.Invoice;
import org.kontor.invoices.domain.Totals;
import org.kontor.invoices.domain.Trader;
import org.kontor.invoices.domain.Treatment;
import org.kontor.values.Address;
import org.kontor.values.Money;

/** Writes a document for people. */
final class InvoicePages {

    private static final float COLUMN = Sheet.WIDTH / 2 - 10;
    private static final float LABELS = Sheet.LEFT + 280;
    private static final float SUMS_HEIGHT = 130;
    private static final int BIG = 18;
    private static final int NORMAL = 9;
    private static final int SMALL = 8;

    private final Sheet sheet;
    private final Invoice invoice;
    private final Content content;

    InvoicePages(Sheet sheet, Invoice invoice) {
        this.sheet = sheet;
        this.invoice = invoice;
        this.content = invoice.content();
    }

    void draw() throws IOException {
        head();
        parties();
        delivery();
        new GoodsTable(sheet, content).draw();
        sums();
        words();
        sheet.number(title() + " " + invoice.number().text());
    }

    private String title() {
        return content.kind() == Kind.INVOICE ? "Commercial invoice" : "Credit note";
    }

    private void head() throws IOException {
        sheet.line(
                Sheet.LEFT, Sheet.WIDTH, BIG, title() + " " + invoice.number().text());
        sheet.down(4);
        sheet.line(
                Sheet.LEFT,
                Sheet.WIDTH,
                NORMAL,
                "Issued on " + content.issuedOn() + "   Order " + content.orderNumber());
        if (content.preceding().isPresent()) {
            sheet.line(
                    Sheet.LEFT,
                    Sheet.WIDTH,
                    NORMAL,
                    "For invoice " + content.preceding().get().number() + " of "
                            + content.preceding().get().issuedOn());
        }
        sheet.rule();
    }

    private void parties() throws IOException {
        float top = sheet.y();
        party("Seller", content.seller(), Sheet.LEFT);
        float low = sheet.y();
        sheet.at(top);
        party("Buyer", content.buyer(), Sheet.LEFT + COLUMN + 20);
        sheet.at(Math.min(low, sheet.y()));
        sheet.rule();
    }

    private void party(String role, Trader trader, float x) throws IOException {
        sheet.line(x, COLUMN, SMALL, role);
        sheet.line(x, COLUMN, NORMAL + 1, trader.legalName());
        List<String> lines = new ArrayList<>();
        lines.add(trader.localName().equals(trader.legalName()) ? "" : trader.localName());
        lines.addAll(trader.address().lines());
        lines.add(city(trader.address()));
        lines.add(labelled("Registration ", trader.registrationNumber()));
        lines.add(labelled("Tax number ", trader.taxNumber()));
        lines.add(trader.email());
        for (String line : lines) {
            if (!line.isEmpty()) {
                sheet.line(x, COLUMN, SMALL, line);
            }
        }
    }

    private static String labelled(String label, String value) {
        return value.isEmpty() ? "" : label + value;
    }

    private static String city(Address address) {
        return Stream.of(
                        address.postalCode(),
                        address.city(),
                        address.region(),
                        address.country().code())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void delivery() throws IOException {
        Delivery delivery = content.delivery();
        sheet.line(
                Sheet.LEFT,
                Sheet.WIDTH,
                SMALL,
                delivery.incoterm() + " " + delivery.place() + " (Incoterms 2020)   Shipped on " + delivery.shippedOn()
                        + " by " + delivery.carrier() + ", waybill " + delivery.waybill());
        sheet.line(
                Sheet.LEFT,
                Sheet.WIDTH,
                SMALL,
                "Delivered to " + delivery.recipient() + ", "
                        + String.join(", ", delivery.destination().lines()) + ", " + city(delivery.destination()));
        sheet.rule();
    }

    private void sums() throws IOException {
        sheet.need(SUMS_HEIGHT);
        Totals totals = content.totals();
        Treatment tax = content.tax().treatment();
        sum("Lines", totals.lines());
        if (!totals.charges().isZero()) {
            sum("Freight", totals.charges());
        }
        sum("Total without tax", totals.net());
        sum("VAT " + tax.percent().stripTrailingZeros().toPlainString() + " % (" + tax.category() + ")", totals.tax());
        sum("Total", totals.gross());
        if (!totals.prepaid().isZero()) {
            sum("Paid", totals.prepaid());
        }
        sum(content.kind() == Kind.INVOICE ? "Due" : "To the buyer", totals.due());
        sheet.rule();
    }

    private void sum(String label, Money amount) throws IOException {
        sheet.line(LABELS, Sheet.WIDTH, NORMAL, label);
        sheet.writeUpTo(Sheet.RIGHT, NORMAL, amount.toString());
    }

    private void words() throws IOException {
        Treatment tax = content.tax().treatment();
        if (!tax.reason().isEmpty()) {
            sheet.paragraph(SMALL, "No VAT is charged. " + tax.reason());
        }
        sheet.paragraph(SMALL, "Terms: " + content.terms());
        sheet.paragraph(SMALL, content.paidBy());
    }
}
