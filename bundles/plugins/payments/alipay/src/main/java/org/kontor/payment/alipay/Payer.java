package org.kontor.payment.alipay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.PayerToken;

/**
 * Who pays, and how: a kind of wallet alone pays at Antom's page, with a token it is debited by agreement, and a card
 * is entered at Antom's page or was kept there before. Prints no token.
 */
record Payer(String method, String token) {

    static final String CARD = "CARD";

    private static final Pattern METHOD = Pattern.compile("[A-Z]{2,}[A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern BOUND = Pattern.compile("([A-Z]{2,}[A-Z0-9]*(?:_[A-Z0-9]+)*):(.+)");

    /** Reads {@code GCASH}, {@code GCASH:token} or a token alone, which is of the account's usual wallet. */
    static Payer read(PayerToken payer, String usual) {
        Matcher bound = BOUND.matcher(payer.value());
        if (bound.matches()) {
            return new Payer(bound.group(1), bound.group(2));
        }
        return isMethod(payer.value()) ? new Payer(payer.value(), "") : new Payer(usual, payer.value());
    }

    static boolean isMethod(String text) {
        return METHOD.matcher(text).matches();
    }

    PayerToken written() {
        return new PayerToken(token.isEmpty() ? method : method + ":" + token);
    }

    boolean isCard() {
        return method.equals(CARD);
    }

    boolean isBound() {
        return !token.isEmpty();
    }

    @Override
    public String toString() {
        return method;
    }
}
