package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.kontor.values.IdempotencyKey;

public class IdentifiersTest {

    private static final List<String> REFERENCES =
            List.of("RF18539007547034", "RF82ORD2025000123", "RF45TA12345D1", "RF712348231", "RF06ORD2026000777D30");

    @Test
    public void accountNumbersAreCheckedByLengthAndDigits() {
        assertTrue(Iban.valid("DE89370400440532013000"));
        assertTrue(Iban.valid("GB29NWBK60161331926819"));
        assertTrue(Iban.valid(Iban.normal("nl91 abna 0417 1643 00")));
        assertFalse("check digits", Iban.valid("DE88370400440532013000"));
        assertFalse("a right checksum at a wrong length", Iban.valid(withDigits("DE", "37040044053201300")));
        assertFalse("a country without such numbers", Iban.valid(withDigits("US", "370400440532013000")));
    }

    @Test
    public void referencesAreChecked() {
        REFERENCES.forEach(reference -> assertTrue(reference, CreditorReference.valid(reference)));
        assertFalse(CreditorReference.valid("RF19539007547034"));
        assertFalse(CreditorReference.valid("RF18"));
    }

    @Test
    public void aKeysReferenceIsValidShortAndAlwaysTheSame() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            IdempotencyKey key = IdempotencyKey.fresh();
            String reference = CreditorReference.of(key, 0);
            assertTrue(CreditorReference.valid(reference));
            assertEquals(16, reference.length());
            assertEquals(reference, CreditorReference.of(key, 0));
            assertNotEquals(reference, CreditorReference.of(key, 1));
            made.add(reference);
        }
        assertEquals(5_000, made.size());
    }

    @Test
    public void referencesAreFoundHoweverABankManglesThem() {
        assertFound("RF18539007547034", "Rechnung 17 / rf18 5390 0754 7034 / danke");
        assertFound("RF18539007547034", "RF18-5390-0754-7034");
        assertFound("RF82ORD2025000123", "INV 4 RF82ORD20250\n00123 LAMPS");
        assertFound("RF712348231", "REF:RF712348231.");
        assertFound("RF45TA12345D1", "PAYMENTRF45TA12345D1LAMPS");
        assertEquals(Set.of(), CreditorReference.in("RF19539007547034 and RF1 and SURF00"));
    }

    @Test
    public void aWholeWordIsNotGuessedAtInParts() {
        assertEquals(Set.of("RF18539007547034"), CreditorReference.in("RF18539007547034 5"));
    }

    @Test
    public void aKeysNameFitsWhereBanksKeepIds() {
        assertEquals(
                "018F0C2E5A6B7C8D9E0F1A2B3C4D5E6F",
                Digest.name(new IdempotencyKey("018f0c2e-5a6b-7c8d-9e0f-1a2b3c4d5e6f")));
        assertTrue(Digest.name(new IdempotencyKey("k".repeat(255))).matches("[0-9A-F]{32}"));
    }

    private static void assertFound(String reference, String text) {
        assertTrue(
                text + " → " + CreditorReference.in(text),
                CreditorReference.in(text).contains(reference));
    }

    private static String withDigits(String country, String body) {
        return country + Checksum.digits(country, body) + body;
    }
}
