package org.kontor.fulfilment.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A number as a Code 128 barcode; nothing when it has characters that the code does not know. */
final class Bars {

    private static final String ENCODABLE = "[ -~]{1,80}";
    private static final float WIDEST_MODULE = 1.2f;

    private Bars() {}

    static void draw(PDFormContentStream out, String number, PDRectangle place) throws IOException {
        if (!number.matches(ENCODABLE)) {
            return;
        }
        BitMatrix bars = new Code128Writer().encode(number, BarcodeFormat.CODE_128, 1, 1);
        float module = Math.min(WIDEST_MODULE, place.getWidth() / bars.getWidth());
        for (int x = 0; x < bars.getWidth(); x++) {
            if (bars.get(x, 0)) {
                out.addRect(place.getLowerLeftX() + x * module, place.getLowerLeftY(), module, place.getHeight());
            }
        }
        out.fill();
    }
}
