package org.kontor.fulfilment.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.kontor.fulfilment.domain.Fulfilment;
import org.kontor.fulfilment.domain.Packed;
import org.kontor.fulfilment.domain.Packing;
import org.kontor.orders.Order;

/** The mark that goes on every package: recipient, sender, what is inside, and package n of N; one A6 page each. */
final class ShippingMark {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Parsed fonts that nobody draws with at this moment; one may only be used by one thread at a time. */
    private static final Queue<TrueTypeFont> LETTERS = new ArrayBlockingQueue<>(8);

    private ShippingMark() {}

    static byte[] pdf(Order order, Fulfilment fulfilment) {
        List<Packed> groups = fulfilment.details().packages();
        int total = Packing.count(groups.stream().map(Packed::parcel).toList());
        TrueTypeFont letters = Optional.ofNullable(LETTERS.poll()).orElseGet(ShippingMark::letters);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Shipping marks " + order.number());
            MarkPages pages =
                    new MarkPages(document, PDType0Font.load(document, letters, true), order, fulfilment.waybill());
            int number = 0;
            for (Packed group : groups) {
                pages.draw(group, number + 1, total);
                number += group.parcel().count();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            LETTERS.offer(letters);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without ligatures: PDFBox compiles its table of them anew for every line of text. */
    private static TrueTypeFont letters() {
        try (InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
            TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font));
            letters.setEnableGsub(false);
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
