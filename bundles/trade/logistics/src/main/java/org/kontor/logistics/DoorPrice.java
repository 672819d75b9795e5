package org.kontor.logistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;

/**
 * What an option costs until the goods are at the buyer's door, without the goods themselves, and who pays what under
 * the Incoterm. The sums are in the currency the request is compared in. An estimate, as the remarks say.
 */
public record DoorPrice(
        UUID option,
        Incoterm incoterm,
        List<Line> lines,
        Optional<CustomsValue> customsValue,
        Money buyerPays,
        Money sellerPays,
        Money total,
        List<String> remarks) {

    public enum Kind {
        FREIGHT,
        FUEL,
        SURCHARGE,
        INSURANCE,
        DUTY,
        TAX,
        FEE
    }

    public enum Payer {
        BUYER,
        SELLER
    }

    /** One amount: who says so, when, and how old that is; {@code compared} has the exchange rate and its date. */
    public record Line(
            Kind kind,
            String code,
            String description,
            Money amount,
            Conversion compared,
            Payer paidBy,
            String source,
            Instant asOf,
            Duration age) {}

    /** What duty is reckoned on, in the currency of the destination's customs, and how it comes about. */
    public record CustomsValue(Money amount, List<String> arithmetic) {

        public CustomsValue {
            arithmetic = List.copyOf(arithmetic);
        }
    }

    public DoorPrice {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }
}
