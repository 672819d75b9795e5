package org.kontor.payments.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.kontor.payments.store.FundsStore;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What banks keep of a payment on its way: the house bears it when it is little, and the payment counts as paid. */
@Component(service = Shortfall.class, configurationPid = "org.kontor.payments")
public final class Shortfall {

    /** {@code short.tolerance}: in whole units of the payment's currency; never more than 1 % of the payment. */
    public @interface Settings {
        long short_tolerance() default 50;
    }

    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

    private final FundsStore book;
    private final BankPostings postings;
    private final Clock clock;
    private final BigDecimal most;

    @Activate
    public Shortfall(
            @Reference FundsStore book, @Reference BankPostings postings, @Reference Clock clock, Settings settings) {
        this(book, postings, clock, settings.short_tolerance());
    }

    public Shortfall(FundsStore book, BankPostings postings, Clock clock, long wholeUnits) {
        this.book = book;
        this.postings = postings;
        this.clock = clock;
        this.most = BigDecimal.valueOf(wholeUnits == 0 ? 0 : Require.positive("short.tolerance", wholeUnits));
    }

    /**
     * In the transaction that counts a receipt: books what is missing of an order that is still awaited, and returns
     * it; zero when it is too much to bear. {@code received} is all that has come.
     */
    Money bear(Payment payment, Money received, UUID receipt) {
        Money missing = payment.amount().minus(received);
        if (!payment.state().awaitsFunds() || !isLittle(missing, payment.amount())) {
            return Money.zero(missing.currency());
        }
        UUID id = UUID.nameUUIDFromBytes((receipt + ":charge").getBytes(StandardCharsets.US_ASCII));
        book.insert(new Receipt(id, payment.id(), "kept by banks", missing, clock.instant()));
        postings.bear(payment, missing, receipt);
        return missing;
    }

    boolean isLittle(Money missing, Money amount) {
        BigDecimal whole = amount.decimal();
        BigDecimal share = whole.multiply(ONE_PERCENT).setScale(whole.scale(), RoundingMode.DOWN);
        return missing.isPositive() && missing.decimal().compareTo(share.min(most)) <= 0;
    }
}
