package org.kontor.logistics;

import java.util.Currency;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.values.Money;

/** What later steps ask of step 2. */
public interface Logistics {

    /** What a chosen option was an answer to. */
    record Chosen(Option option, Shipment shipment) {}

    /**
     * The option, when it belongs to a shipment request of this organisation and is still valid; otherwise a
     * {@code TradeRuleException}: not found, or a conflict {@code option-expired} whose remedy is a new quote.
     */
    Chosen choose(UUID organisation, UUID shipmentRequest, UUID option);

    /** Converts by the latest rate the operator has loaded; a conflict {@code no-exchange-rate} when there is none. */
    Conversion convert(Money amount, Currency to);
}
