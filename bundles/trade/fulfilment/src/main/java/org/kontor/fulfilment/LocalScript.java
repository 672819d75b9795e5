package org.kontor.fulfilment;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Lines in Chinese, Japanese or Korean: set in the fonts that PDF readers bring for them, so that we need to ship none. */
public enum LocalScript {
    KOREAN("HYSMyeongJo-Medium", "UniKS-UTF16-H", "Korea1", 2, UnicodeScript.HANGUL),
    JAPANESE("HeiseiMin-W3", "UniJIS-UTF16-H", "Japan1", 5, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
    CHINESE("STSong-Light", "UniGB-UTF16-H", "GB1", 5, UnicodeScript.HAN);

    private static final int FULL_WIDTH = 1000;
    private static final int LATIN_WIDTH = 500;
    private static final int LAST_LATIN = 95;
    private static final int SYMBOLIC_WITH_SERIFS = 6;

    private final String font;
    private final String encoding;
    private final String collection;
    private final int supplement;
    private final List<UnicodeScript> scripts;

    LocalScript(String font, String encoding, String collection, int supplement, UnicodeScript... scripts) {
        this.font = font;
        this.encoding = encoding;
        this.collection = collection;
        this.supplement = supplement;
        this.scripts = List.of(scripts);
    }

    /** The script that the words need; empty when they need none of these. */
    public static Optional<LocalScript> of(String words) {
        return Arrays.stream(values())
                .filter(local -> words.codePoints().mapToObj(UnicodeScript::of).anyMatch(local.scripts::contains))
                .findFirst();
    }

    /** The words, as many as fit, beginning at a place of a page. */
    public PDFormXObject line(PDDocument document, String words, int size, PDRectangle place) throws IOException {
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("L"), font());
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(place.getUpperRightX(), place.getUpperRightY()));
        form.setResources(new PDResources(resources));
        String text =
                HexFormat.of().formatHex(fitting(words, place.getWidth() / size).getBytes(StandardCharsets.UTF_16BE));
        try (OutputStream out = form.getStream().createOutputStream()) {
            out.write(String.format(
                            Locale.ROOT,
                            "BT /L %d Tf %.2f %.2f Td <%s> Tj ET",
                            size,
                            place.getLowerLeftX(),
                            place.getLowerLeftY(),
                            text)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static String fitting(String words, float ems) {
        StringBuilder fitting = new StringBuilder();
        float left = ems * FULL_WIDTH;
        for (int codePoint : words.codePoints().toArray()) {
            left -= codePoint < 128 ? LATIN_WIDTH : FULL_WIDTH;
            if (left < 0) {
                break;
            }
            fitting.appendCodePoint(codePoint);
        }
        return fitting.toString();
    }

    private COSDictionary font() {
        COSDictionary whole = ofType("Font", "Type0");
        whole.setName(COSName.BASE_FONT, font + "-" + encoding);
        whole.setName(COSName.ENCODING, encoding);
        whole.setItem(COSName.DESCENDANT_FONTS, array(characters()));
        return whole;
    }

    private COSDictionary characters() {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString(collection));
        system.setInt(COSName.SUPPLEMENT, supplement);
        COSDictionary characters = ofType("Font", "CIDFontType0");
        characters.setName(COSName.BASE_FONT, font);
        characters.setItem(COSName.CIDSYSTEMINFO, system);
        characters.setInt(COSName.DW, FULL_WIDTH);
        characters.setItem(COSName.W, integers(1, LAST_LATIN, LATIN_WIDTH));
        characters.setItem(COSName.FONT_DESC, descriptor());
        return characters;
    }

    private COSDictionary descriptor() {
        COSDictionary descriptor = ofType("FontDescriptor", "");
        descriptor.setName(COSName.FONT_NAME, font);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC_WITH_SERIFS);
        descriptor.setItem(COSName.FONT_BBOX, integers(-25, -254, 1000, 880));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        descriptor.setInt(COSName.CAP_HEIGHT, 880);
        descriptor.setInt(COSName.STEM_V, 93);
        return descriptor;
    }

    private static COSDictionary ofType(String type, String subtype) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setName(COSName.TYPE, type);
        if (!subtype.isEmpty()) {
            dictionary.setName(COSName.SUBTYPE, subtype);
        }
        return dictionary;
    }

    private static COSArray array(COSDictionary only) {
        COSArray array = new COSArray();
        array.add(only);
        return array;
    }

    private static COSArray integers(int... values) {
        COSArray array = new COSArray();
        Arrays.stream(values).forEach(value -> array.add(COSInteger.get(value)));
        return array;
    }
}
