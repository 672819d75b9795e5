package org.kontor.invoices.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.kontor.fulfilment.LocalScript;

/**
 * A4 pages that are written from top to bottom, as many as it takes. A letter that neither our font nor a
 * {@link LocalScript} has leaves a question mark, so that somebody sees that it is missing.
 */
final class Sheet implements AutoCloseable {

    static final float LEFT = 48;
    static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
    static final float WIDTH = RIGHT - LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 48;
    private static final float BOTTOM = 64;
    private static final float FOOT = 36;
    private static final int SMALL = 7;
    private static final float THOUSAND = 1000;
    private static final float LEADING = 1.3f;

    private final PDDocument document;
    private final PDType0Font font;
    private final CmapLookup letters;
    private PDPageContentStream out;
    private float y;

    Sheet(PDDocument document, PDType0Font font) throws IOException {
        this.document = document;
        this.font = font;
        this.letters = font.getCmapLookup();
        turn();
    }

    /** Begins a new page when less than this height is left. */
    void need(float height) throws IOException {
        if (y - height < BOTTOM) {
            turn();
        }
    }

    void down(float height) throws IOException {
        need(height);
        y -= height;
    }

    float y() {
        return y;
    }

    void at(float height) {
        y = height;
    }

    /** As many of the words as fit, on a line of their own. */
    void line(float x, float width, int size, String words) throws IOException {
        down(size * LEADING);
        write(x, width, size, words);
    }

    void write(float x, float width, int size, String words) throws IOException {
        Optional<LocalScript> local = LocalScript.of(words);
        if (local.isPresent()) {
            out.drawForm(local.get().line(document, words, size, new PDRectangle(x, y, width, size)));
        } else {
            show(x, size, fitting(printable(words), width, size));
        }
    }

    /** Ends at {@code x}. */
    void writeUpTo(float x, int size, String words) throws IOException {
        show(x - width(words, size), size, words);
    }

    /** All the words, on as many lines as they take. */
    void paragraph(int size, String words) throws IOException {
        for (String line : wrapped(WIDTH, size, words)) {
            line(LEFT, WIDTH, size, line);
        }
    }

    /** The words on lines of this width; a longer word has a line of its own. */
    List<String> wrapped(float width, int size, String words) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(printable(longer), size) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    void rule() throws IOException {
        down(5);
        out.moveTo(LEFT, y);
        out.lineTo(RIGHT, y);
        out.stroke();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** At the foot of each page what it is and which of how many. */
    void number(String what) throws IOException {
        out.close();
        int pages = document.getNumberOfPages();
        for (int page = 0; page < pages; page++) {
            out = new PDPageContentStream(
                    document, document.getPage(page), PDPageContentStream.AppendMode.APPEND, true);
            y = FOOT;
            write(LEFT, WIDTH, SMALL, what);
            writeUpTo(RIGHT, SMALL, "Page " + (page + 1) + " of " + pages);
            if (page + 1 < pages) {
                out.close();
            }
        }
    }

    private void turn() throws IOException {
        if (out != null) {
            out.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        out = new PDPageContentStream(document, page);
        y = TOP;
    }

    private void show(float x, int size, String words) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, y);
        out.showText(words);
        out.endText();
    }

    private float width(String words, int size) throws IOException {
        return font.getStringWidth(words) / THOUSAND * size;
    }

    private String fitting(String words, float most, int size) throws IOException {
        float width = width(words, size);
        return width <= most
                ? words
                : fitting(words.substring(0, (int) (words.length() * most / width) - 1), most, size);
    }

    private String printable(String words) {
        StringBuilder line = new StringBuilder();
        words.codePoints()
                .map(letter -> letters.getGlyphId(letter) == 0 ? '?' : letter)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
