package org.kontor.payments.domain;

import java.math.BigDecimal;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** From which amount on two operators must say the same of a payment. */
@Component(service = FourEyes.class, configurationPid = "org.kontor.payments")
public final class FourEyes {

    /** {@code four.eyes.above}: in whole units of the payment's own currency. */
    public @interface Settings {
        long four_eyes_above() default 10_000;
    }

    private final BigDecimal above;

    @Activate
    public FourEyes(Settings settings) {
        this(settings.four_eyes_above());
    }

    public FourEyes(long above) {
        this.above = BigDecimal.valueOf(above);
    }

    boolean needed(Money amount) {
        return amount.decimal().compareTo(above) > 0;
    }
}
