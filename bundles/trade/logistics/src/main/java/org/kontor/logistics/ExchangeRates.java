package org.kontor.logistics;

import java.util.Currency;

/** The operator's table of dated rates, for later steps. */
public interface ExchangeRates {

    /**
     * The rate in force today between two currencies, as it stands in the table, whichever of the two is its base; a
     * conflict {@code no-exchange-rate} when there is none.
     */
    ExchangeRate between(Currency one, Currency other);
}
