package org.kontor.payments.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.kontor.values.InvalidValueException;

public class BankEntriesResourceTest {

    @Test
    public void anUnknownStateIsRefusedAndTheStatesAreNamed() {
        BankEntriesResource resource = new BankEntriesResource(null, null);
        InvalidValueException refused =
                assertThrows(InvalidValueException.class, () -> resource.list("lost", false, 20));

        assertEquals("state", refused.field());
        assertTrue(refused.rule(), refused.rule().contains("SUSPENSE"));
    }

    @Test
    public void aDecisionNeedsItsWords() {
        assertThrows(InvalidValueException.class, () -> new BankEntriesResource.Allocation(null));
        assertThrows(InvalidValueException.class, () -> new BankEntriesResource.Word(" "));
    }
}
