package org.kontor.invoices.domain;

import java.util.Set;
import java.util.UUID;
import org.kontor.invoices.Kind;
import org.kontor.invoices.domain.Occasion.Details;
import org.kontor.values.Money;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Knows what a document is issued for: goods that leave, and a dispute that gives the buyer something back. Other
 * refunds give back what was paid too often or too late, and take nothing off a price.
 */
@Component(service = FactHandler.class)
public final class OrderWatch implements FactHandler {

    private final Issuing issuing;

    @Activate
    public OrderWatch(@Reference Issuing issuing) {
        this.issuing = issuing;
    }

    @Override
    public String step() {
        return "invoices";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.SHIPPED, Fact.Kind.DISPUTE_CLOSED);
    }

    @Override
    public void on(Fact fact) {
        if (fact.kind() == Fact.Kind.SHIPPED) {
            issuing.begin(Occasion.fresh(
                    fact.subject(),
                    Kind.INVOICE,
                    fact.subject(),
                    Details.shipment(fact.at(), said(fact, "carrier"), said(fact, "waybill"))));
        } else if (said(fact, "state").equals("EXECUTED")) {
            decided(fact);
        }
    }

    private void decided(Fact fact) {
        Money toBuyer = money(said(fact, "toBuyer"));
        if (toBuyer.isPositive()) {
            issuing.begin(Occasion.fresh(
                    UUID.fromString(said(fact, "dispute")),
                    Kind.CREDIT_NOTE,
                    fact.subject(),
                    Details.reduction(fact.at(), toBuyer, "Price reduction after a dispute: " + said(fact, "reason"))));
        }
    }

    private static String said(Fact fact, String what) {
        return fact.details().getOrDefault(what, "");
    }

    /** As money prints. */
    private static Money money(String amount) {
        String[] parts = amount.split(" ");
        return Money.parse(parts[0], parts[1]);
    }
}
