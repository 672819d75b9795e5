package org.kontor.logistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.kontor.values.Money;

/** An amount in another currency, with the rate and its date from the operator's table; rate 1 when nothing was converted. */
public record Conversion(Money from, Money to, BigDecimal rate, LocalDate rateDate, String source) {}
