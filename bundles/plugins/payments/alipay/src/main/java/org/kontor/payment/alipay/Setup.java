package org.kontor.payment.alipay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trader brings to be bound: {@code pay:GCASH} pays at the wallet's page every time; {@code GCASH} is sent to
 * consent to being debited; {@code GCASH:code}, or a code alone, has consented.
 */
record Setup(String wallet, boolean agreed, String code) {

    private static final Pattern EACH_TIME = Pattern.compile("pay:([A-Z0-9_]{2,64})");
    private static final Pattern CONSENTED = Pattern.compile("(?:([A-Z0-9_]{2,64}):)?([A-Za-z0-9_.~+/=-]{1,128})");
    private static final Pattern CARD = Pattern.compile("\\d([ -]?\\d){11,18}");

    /** Empty when it is none of these, or looks like the number of a card. */
    static Optional<Setup> read(String text, String usual) {
        Matcher each = EACH_TIME.matcher(text);
        if (each.matches() && Payer.isMethod(each.group(1))) {
            return Optional.of(new Setup(each.group(1), false, ""));
        }
        if (Payer.isMethod(text)) {
            return text.equals(Payer.CARD) ? Optional.empty() : Optional.of(new Setup(text, true, ""));
        }
        Matcher consented = CONSENTED.matcher(text);
        if (!consented.matches() || CARD.matcher(consented.group(2)).matches()) {
            return Optional.empty();
        }
        String wallet = consented.group(1) == null ? usual : consented.group(1);
        return Payer.isMethod(wallet) ? Optional.of(new Setup(wallet, true, consented.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Setup[" + wallet + "]";
    }
}
