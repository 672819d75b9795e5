package org.kontor.invoices.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kontor.invoices.Held;
import org.kontor.invoices.Kind;
import org.kontor.web.NextAction;

/** A document that could not be issued, why, and what can be done; it is tried every day. */
public record HeldView(UUID cause, Kind kind, UUID order, Instant since, String reason, List<NextAction> nextActions) {

    static HeldView of(Held held) {
        return new HeldView(
                held.cause(),
                held.kind(),
                held.order(),
                held.since(),
                held.reason(),
                held.kind() == Kind.INVOICE
                        ? List.of(NextAction.post("DECIDE_TAX", "operator", "invoices/held/" + held.cause() + "/tax"))
                        : List.of());
    }
}
