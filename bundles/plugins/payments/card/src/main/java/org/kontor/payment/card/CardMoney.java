package org.kontor.payment.card;

import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.kontor.values.Money;

/** Money in Stripe's units, which for some currencies are not those of ISO 4217. */
final class CardMoney {

    /** The reason of an amount that Stripe cannot be told, with all its decimals. */
    static final String UNFIT = "amount_not_representable";

    private static final int THOUSANDTHS = 3;
    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Without decimals in life, with two at Stripe. */
    private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

    private CardMoney() {}

    /** Empty when the amount is not positive, or has decimals that Stripe does not take. */
    static OptionalLong units(Money amount) {
        long fine = pow(ours(amount.currency()));
        long theirs = pow(stripes(amount.currency()));
        boolean fits = ours(amount.currency()) < THOUSANDTHS || amount.minor() % 10 == 0;
        if (!amount.isPositive() || !fits || amount.minor() > Long.MAX_VALUE / theirs) {
            return OptionalLong.empty();
        }
        long scaled = amount.minor() * theirs;
        return scaled % fine == 0 ? OptionalLong.of(scaled / fine) : OptionalLong.empty();
    }

    /** What Stripe says; throws IllegalArgumentException or ArithmeticException when it is no money. */
    static Money money(long units, String code) {
        Currency currency = Money.currency(code.toUpperCase(Locale.ROOT));
        long fine = pow(ours(currency));
        long theirs = pow(stripes(currency));
        long scaled = Math.multiplyExact(units, fine);
        if (scaled % theirs != 0) {
            throw new OddAnswerException("the amount has more decimals than its currency");
        }
        return new Money(scaled / theirs, currency);
    }

    /** As Stripe writes it. */
    static String code(Money amount) {
        return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    private static int ours(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    private static int stripes(Currency currency) {
        if (WHOLE.contains(currency.getCurrencyCode())) {
            return 0;
        }
        return HUNDREDTHS.contains(currency.getCurrencyCode()) ? 2 : ours(currency);
    }

    private static long pow(int digits) {
        return (long) Math.pow(10, digits);
    }
}
