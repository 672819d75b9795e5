package org.kontor.invoices.web;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.invoices.domain.Content;
import org.kontor.invoices.domain.Line;

/** Writes the lines of a document, under titles on every page that begins with one of them. */
final class GoodsTable {

    private static final float GOODS = Sheet.LEFT + 24;
    private static final float QUANTITY_TO = Sheet.LEFT + 330;
    private static final float PRICE_TO = Sheet.LEFT + 415;
    private static final float NAMES = QUANTITY_TO - GOODS - 60;
    private static final float LINE_HEIGHT = 32;
    private static final int NORMAL = 9;
    private static final int SMALL = 8;

    private final Sheet sheet;
    private final Content content;

    GoodsTable(Sheet sheet, Content content) {
        this.sheet = sheet;
        this.content = content;
    }

    void draw() throws IOException {
        titles();
        for (Line line : content.lines()) {
            float before = sheet.y();
            sheet.need(LINE_HEIGHT);
            if (sheet.y() > before) {
                titles();
            }
            line(line);
        }
        sheet.rule();
    }

    private void titles() throws IOException {
        sheet.line(Sheet.LEFT, Sheet.WIDTH, SMALL, "No.");
        sheet.write(GOODS, Sheet.WIDTH, SMALL, "Goods");
        sheet.writeUpTo(QUANTITY_TO, SMALL, "Quantity");
        sheet.writeUpTo(PRICE_TO, SMALL, "Price");
        sheet.writeUpTo(
                Sheet.RIGHT, SMALL, "Amount in " + content.totals().due().currency());
    }

    private void line(Line line) throws IOException {
        String name = line.model().isEmpty() ? line.name() : line.name() + ", " + line.model();
        List<String> names = sheet.wrapped(NAMES, NORMAL, name);
        sheet.line(Sheet.LEFT, Sheet.WIDTH, NORMAL, Integer.toString(line.number()));
        sheet.write(GOODS, NAMES, NORMAL, names.get(0));
        sheet.writeUpTo(QUANTITY_TO, NORMAL, line.unit().equals(Line.PIECE) ? line.quantity() + " pcs" : "");
        sheet.writeUpTo(PRICE_TO, NORMAL, line.unitPrice().amount());
        sheet.writeUpTo(Sheet.RIGHT, NORMAL, line.net().amount());
        for (String rest : names.subList(1, names.size())) {
            sheet.line(GOODS, NAMES, NORMAL, rest);
        }
        more(line);
    }

    private void more(Line line) throws IOException {
        String more = Stream.of(
                        line.specification(),
                        line.colour(),
                        line.hsCode().map(code -> "HS " + code).orElse(""),
                        line.origin().map(origin -> "origin " + origin).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("   "));
        if (!more.isEmpty()) {
            sheet.line(GOODS, Sheet.WIDTH, SMALL, more);
        }
    }
}
