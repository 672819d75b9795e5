package org.kontor.invoices.domain;

import java.time.LocalDate;

/** The invoice that a credit note takes something off. */
public record Preceding(String number, LocalDate issuedOn) {}
