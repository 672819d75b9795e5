package org.kontor.invoices.domain;

import java.time.LocalDate;
import org.kontor.values.Address;
import org.kontor.values.Incoterm;

/** How the goods left: on which day, who carries them by which number, where to, and the Incoterm with its place. */
public record Delivery(
        LocalDate shippedOn,
        String carrier,
        String waybill,
        Incoterm incoterm,
        String place,
        String recipient,
        Address destination) {}
