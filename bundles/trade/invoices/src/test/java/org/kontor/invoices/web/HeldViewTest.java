package org.kontor.invoices.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.Test;
import org.kontor.invoices.Held;
import org.kontor.invoices.Kind;
import org.kontor.web.NextAction;
import org.kontor.web.Policies;

/** What is held says what can be done. */
public class HeldViewTest {

    @Test
    public void whatAnOperatorIsToldToDoIsServed() {
        NextAction action = view(Kind.INVOICE).nextActions().get(0);

        assertTrue(
                action.href(),
                Policies.of(HeldInvoicesResource.class).stream()
                        .filter(route -> route.method().equals(action.method()))
                        .map(route -> "/api/v1" + route.path().replaceAll("\\{\\w+}", "[^/]+"))
                        .anyMatch(action.href()::matches));
    }

    @Test
    public void aCreditNoteHasTheTaxOfItsInvoiceAndNothingToDecide() {
        assertEquals(List.of(), view(Kind.CREDIT_NOTE).nextActions());
    }

    private static HeldView view(Kind kind) {
        return HeldView.of(new Held(new UUID(0, 1), kind, new UUID(0, 2), Instant.EPOCH, "no rule"));
    }
}
