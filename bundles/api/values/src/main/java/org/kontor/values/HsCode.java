package org.kontor.values;

import java.util.regex.Pattern;

/** A Harmonised System code of 6 to 10 digits, kept without dots: 940542. */
public record HsCode(String digits) {

    private static final Pattern DIGITS = Pattern.compile("\\d{6}(\\d{2}){0,2}");

    public HsCode {
        digits = Require.matching(
                "hsCode",
                Require.text("hsCode", digits).replace(".", "").replace(" ", ""),
                DIGITS,
                "give 6, 8 or 10 digits, like 9405.42");
    }

    @Override
    public String toString() {
        return digits.substring(0, 4) + "." + digits.substring(4);
    }
}
