package org.kontor.fulfilment.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.kontor.fulfilment.LocalScript;
import org.kontor.fulfilment.domain.Content;
import org.kontor.fulfilment.domain.Packed;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.values.Address;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/**
 * Draws the marks of identical packages: what they share once, and on each page its own number. A letter that neither our
 * font nor a {@link LocalScript} has leaves a question mark, so that somebody sees that it is missing.
 */
final class MarkPages {

    private static final float MARGIN = 18;
    private static final float WIDTH = PDRectangle.A6.getWidth() - 2 * MARGIN;
    private static final int BAR_HEIGHT = 34;
    /** So many kinds of goods in one package fit above its number. */
    private static final int KINDS = 5;
    /** The number of the package stands above the bars, wherever the text before it ends. */
    private static final float NUMBER_AT = MARGIN + 12 + BAR_HEIGHT + 30;

    private final PDDocument document;
    private final PDFont font;
    private final CmapLookup letters;
    private final Order order;
    private final Optional<String> waybill;
    private PDFormContentStream out;
    private float y;

    MarkPages(PDDocument document, PDType0Font font, Order order, Optional<String> waybill) {
        this.document = document;
        this.font = font;
        this.letters = font.getCmapLookup();
        this.order = order;
        this.waybill = waybill;
    }

    /** Pages for all packages of the group, numbered from {@code first}. */
    void draw(Packed group, int first, int total) throws IOException {
        PDFormXObject shared = shared(group);
        for (int number = first; number < first + group.parcel().count(); number++) {
            PDPage page = new PDPage(PDRectangle.A6);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(shared);
                content.beginText();
                content.setFont(font, 20);
                content.newLineAtOffset(MARGIN, NUMBER_AT);
                content.showText("PACKAGE " + number + " / " + total);
                content.endText();
            }
        }
    }

    private PDFormXObject shared(Packed group) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(PDRectangle.A6);
        form.setResources(new PDResources());
        try (PDFormContentStream content = new PDFormContentStream(form)) {
            out = content;
            y = PDRectangle.A6.getHeight() - MARGIN;
            party("TO", order.consignee(), 11);
            party("FROM", order.shipper(), 8);
            rule();
            contents(group.contents());
            text(8, sides(group.parcel()) + "   GROSS " + kilograms(group.parcel()));
            text(7, "KEEP DRY: " + group.protection().moisture());
            text(7, "FRAGILE: " + group.protection().shock());
            text(7, "STACKING: " + group.protection().pressure());
            rule();
            text(9, "ORDER " + order.number() + "   " + order.incoterm());
            if (waybill.isPresent()) {
                waybill(waybill.get());
            }
        }
        return form;
    }

    private void party(String title, Party party, int size) throws IOException {
        text(6, title);
        text(size, party.name());
        if (!party.localName().isEmpty()) {
            text(size - 1, party.localName());
        }
        Address address = party.address();
        for (String line : address.lines()) {
            text(size - 2, line);
        }
        text(size - 2, (address.postalCode() + " " + address.city() + " " + address.region()).strip());
        text(size - 2, address.country().code() + (party.phone().isEmpty() ? "" : "   Tel. " + party.phone()));
    }

    private void contents(List<Content> all) throws IOException {
        for (Content held : all.subList(0, Math.min(all.size(), KINDS))) {
            contents(held);
        }
        if (all.size() > KINDS) {
            text(7, "and " + (all.size() - KINDS) + " more kinds of goods, see the packing list");
        }
    }

    private void contents(Content held) throws IOException {
        OrderLine line = order.lines().stream()
                .filter(candidate -> candidate.number() == held.line())
                .findFirst()
                .orElseThrow();
        text(9, held.quantity() + " pcs " + line.product() + ", " + line.model());
        List<String> facts = new ArrayList<>();
        if (!line.specification().isEmpty()) {
            facts.add(line.specification());
        }
        if (!line.colour().isEmpty()) {
            facts.add(line.colour());
        }
        facts.add("HS " + line.hsCode());
        facts.add("Made in " + line.origin());
        text(7, String.join("   ", facts));
    }

    private void text(int size, String words) throws IOException {
        y -= size * 1.25f;
        Optional<LocalScript> local = LocalScript.of(words);
        if (local.isPresent()) {
            out.drawForm(local.get().line(document, words, size, new PDRectangle(MARGIN, y, WIDTH, size)));
            return;
        }
        String line = fitting(printable(words), size);
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(MARGIN, y);
        out.showText(line);
        out.endText();
    }

    private String fitting(String line, int size) throws IOException {
        float width = font.getStringWidth(line) / 1000 * size;
        return width <= WIDTH ? line : fitting(line.substring(0, (int) (line.length() * WIDTH / width) - 1), size);
    }

    private void rule() throws IOException {
        y -= 5;
        out.moveTo(MARGIN, y);
        out.lineTo(MARGIN + WIDTH, y);
        out.stroke();
    }

    private void waybill(String number) throws IOException {
        y = MARGIN + 12;
        Bars.draw(out, number, new PDRectangle(MARGIN, y, WIDTH, BAR_HEIGHT));
        text(9, "WAYBILL " + number);
    }

    private String printable(String words) {
        StringBuilder line = new StringBuilder();
        words.codePoints().map(letter -> known(letter) ? letter : '?').forEach(line::appendCodePoint);
        return line.toString();
    }

    private boolean known(int codePoint) {
        return letters.getGlyphId(codePoint) != 0;
    }

    private static String sides(Parcel parcel) {
        return centimetres(parcel.lengthMm()) + " x " + centimetres(parcel.widthMm()) + " x "
                + centimetres(parcel.heightMm()) + " cm";
    }

    private static String centimetres(int mm) {
        return BigDecimal.valueOf(mm, 1).stripTrailingZeros().toPlainString();
    }

    private static String kilograms(Parcel parcel) {
        return BigDecimal.valueOf(parcel.weightGrams(), 3).stripTrailingZeros().toPlainString() + " kg";
    }
}
