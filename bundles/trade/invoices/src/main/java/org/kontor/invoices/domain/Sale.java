package org.kontor.invoices.domain;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;

/** What decides about the tax of goods: who sells to whom, on which day they left, from where to where. */
record Sale(
        LocalDate day,
        Trader seller,
        Trader buyer,
        Address departure,
        Address arrival,
        Incoterm incoterm,
        List<HsCode> goods,
        Currency currency) {

    Country from() {
        return departure.country();
    }

    Country to() {
        return arrival.country();
    }
}
