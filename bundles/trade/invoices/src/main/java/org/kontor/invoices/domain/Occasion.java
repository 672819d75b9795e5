package org.kontor.invoices.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.invoices.Held;
import org.kontor.invoices.Kind;
import org.kontor.values.Money;

/** Something for which one document is issued, and only one: a shipment, or a decision that took off the price. */
public record Occasion(UUID cause, Kind kind, UUID order, Details details, State state, String reason, Instant since) {

    /** Where it stands. */
    public enum State {
        /** Its document is about to be issued, or waits for its order's invoice. */
        OPEN,
        /** Its document cannot be issued; the reason says why. */
        HELD,
        ISSUED
    }

    /** What was told: of a shipment when, carrier and waybill; of a reduction how much and why. */
    public record Details(
            Instant at,
            String carrier,
            String waybill,
            Optional<Money> amount,
            String why,
            Optional<Treatment> decided) {

        static Details shipment(Instant at, String carrier, String waybill) {
            return new Details(at, carrier, waybill, Optional.empty(), "", Optional.empty());
        }

        static Details reduction(Instant at, Money amount, String why) {
            return new Details(at, "", "", Optional.of(amount), why, Optional.empty());
        }

        /** With the tax that an operator decided, which no rule knew. */
        Details taxed(Treatment treatment) {
            return new Details(at, carrier, waybill, amount, why, Optional.of(treatment));
        }
    }

    /** As operators see one that is held. */
    public Held held() {
        return new Held(cause, kind, order, since, reason);
    }

    static Occasion fresh(UUID cause, Kind kind, UUID order, Details details) {
        return new Occasion(cause, kind, order, details, State.OPEN, "", details.at());
    }
}
