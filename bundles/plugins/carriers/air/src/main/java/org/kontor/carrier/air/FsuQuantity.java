package org.kontor.carrier.air;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a status is about: all pieces (T) or some (P, S, D, M), how many, and of how many where that is told. */
record FsuQuantity(String kind, int pieces, int all) {

    static final FsuQuantity UNSAID = new FsuQuantity("", 0, 0);

    private static final Pattern WRITTEN =
            Pattern.compile("([TPSDM])(\\d{1,5})(?:[KL]\\d{0,8}(?:\\.\\d{0,4})?)?(?:T(\\d{1,5}))?(?:[A-Z]{2}[\\d.]*)?");

    static boolean isOne(String token) {
        return WRITTEN.matcher(token).matches();
    }

    static FsuQuantity read(String token) {
        Matcher written = WRITTEN.matcher(token);
        if (!written.matches()) {
            return UNSAID;
        }
        int pieces = Integer.parseInt(written.group(2));
        int all = written.group(3) != null
                ? Integer.parseInt(written.group(3))
                : written.group(1).equals("T") ? pieces : 0;
        return new FsuQuantity(written.group(1), pieces, all);
    }

    boolean isSaid() {
        return !kind.isEmpty();
    }
}
