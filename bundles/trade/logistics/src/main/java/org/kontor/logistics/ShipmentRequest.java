package org.kontor.logistics;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.kontor.carrier.Shipment;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;

/** A shipment, when it is needed, and the currency to compare prices in. */
public record ShipmentRequest(Shipment shipment, Optional<LocalDate> neededBy, Currency currency) {

    public ShipmentRequest {
        shipment = Plausible.shipment(Require.present("shipment", shipment));
        Require.present("currency", currency);
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidValueException(
                    "currency", "must have a minor unit, was " + currency, "use a currency that people pay with");
        }
        if (neededBy.isPresent() && neededBy.get().isBefore(shipment.readyDate())) {
            throw new InvalidValueException(
                    "neededBy",
                    "must not be before readyDate " + shipment.readyDate() + ", was " + neededBy.get(),
                    "give the day the goods must arrive, or leave it out");
        }
    }
}
