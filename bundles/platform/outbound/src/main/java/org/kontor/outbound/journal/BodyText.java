package org.kontor.outbound.journal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body as text without what its names call secret; what is not text is only measured. */
final class BodyText {

    /** More than is kept, so that no secret is cut in two before it is found. */
    private static final int LOOKED_AT = 64 * 1024;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:\\-]+)");
    private static final Pattern NO_TEXT = Pattern.compile(
            "(?i)(?:image|audio|video|font|multipart)/.*|" + "application/(?:pdf|zip|gzip|octet-stream|.*epl|.*zpl).*");

    private BodyText() {}

    static String hidden(byte[] body, String mediaType, Disguise disguise) {
        if (body.length == 0) {
            return "";
        }
        String text = new String(body, charset(mediaType));
        if (NO_TEXT.matcher(mediaType).matches() || text.indexOf('\0') >= 0) {
            return "(" + (mediaType.isEmpty() ? "no text" : mediaType) + ", " + body.length + " bytes)";
        }
        if (mediaType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return Parameters.hidden(beginning(text), disguise);
        }
        return JsonText.hidden(text, LOOKED_AT, disguise).orElseGet(() -> LooseText.hidden(beginning(text), disguise));
    }

    private static String beginning(String text) {
        return text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    }

    private static Charset charset(String mediaType) {
        Matcher named = CHARSET.matcher(mediaType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
