package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Instrument;
import org.kontor.values.IdempotencyKey;

public class BindingsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final IdempotencyKey key = IdempotencyKey.fresh();
    private BankTransferPayments bank;

    @Before
    public void open() {
        bank = new Office(folder.getRoot().toPath()).open();
    }

    @Test
    public void anAccountIsBoundAndFound() {
        BindingOutcome bound = bank.bind("de89 3704 0044 0532 0130 00 COBADEFFXXX", "Lamp; holder=Trading", key);
        Instrument instrument = ((BindingOutcome.Bound) bound).instrument();

        assertEquals("SEPA", instrument.brand());
        assertEquals("3000", instrument.lastDigits());
        assertEquals("Lamp; holder=Trading", instrument.holder());
        Payee payee = Payee.of(instrument.token()).orElseThrow();
        assertEquals("DE89370400440532013000", payee.iban());
        assertEquals("COBADEFFXXX", payee.part("bic"));
        assertEquals("Lamp; holder=Trading", payee.holder());
        assertEquals(Optional.of(bound), bank.findBinding(key));
        assertEquals(bound, bank.bind("de89 3704 0044 0532 0130 00 COBADEFFXXX", "Lamp; holder=Trading", key));
        assertEquals(Optional.empty(), bank.findBinding(IdempotencyKey.fresh()));
        assertFalse(instrument.toString().contains("DE89"));
    }

    @Test
    public void namedPartsAndJsonAreUnderstood() {
        assertEquals("BANK", bound("iban=AE070331234567890123456;bic=BOMLAEAD").brand());
        assertEquals(
                "BANK",
                bound("{\"account\":\"8810-0042\",\"bic\":\"CHASUS33\",\"town\":\"New York\",\"country\":\"US\"}")
                        .brand());
        assertEquals(
                "0042", bound("account=8810-0042; clearing=USABA:021000021").lastDigits());
    }

    @Test
    public void whatNoBankWouldTakeIsDeclined() {
        assertDeclined("invalid_iban", "DE88370400440532013000");
        assertDeclined("invalid_iban", "DE8937040044053201300");
        assertDeclined("invalid_bic", "DE89370400440532013000 COBADEFFXX");
        assertDeclined("bank_unknown", "account=8810-0042");
        assertDeclined("invalid_country", "account=8810-0042;bic=CHASUS33;country=USA");
        assertDeclined("unknown_setup", "hello");
        assertDeclined("unknown_setup", "tok=ok");
        assertDeclined("unknown_setup", "{\"iban\":5}");
        assertDeclined("unknown_setup", "{");
        assertEquals(
                new BindingOutcome.Declined("holder_not_in_latin_letters"),
                bank.bind("DE89370400440532013000", "灯笼厂", IdempotencyKey.fresh()));
    }

    @Test
    public void cardNumbersAreRefusedAndKeptNowhere() throws Exception {
        assertDeclined("card_numbers_are_not_accepted", "4242 4242 4242 4242");
        assertDeclined("card_numbers_are_not_accepted", "account=378282246310005;bic=CHASUS33");
        bank.bind("4242424242424242", "4242424242424242", new IdempotencyKey("refused"));
        try (var files = java.nio.file.Files.walk(folder.getRoot().toPath())) {
            for (var file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
                assertFalse(java.nio.file.Files.readString(file).contains("4242"));
            }
        }
        assertTrue(
                "an account that only looks like one",
                bound("account=6222000000000000042;bic=BKCHCNBJ").lastDigits().equals("0042"));
    }

    private Instrument bound(String setup) {
        BindingOutcome outcome = bank.bind(setup, "Lamp Trading", IdempotencyKey.fresh());
        assertTrue(outcome.toString(), outcome instanceof BindingOutcome.Bound);
        return ((BindingOutcome.Bound) outcome).instrument();
    }

    private void assertDeclined(String reason, String setup) {
        assertEquals(new BindingOutcome.Declined(reason), bank.bind(setup, "Lamp Trading", IdempotencyKey.fresh()));
    }
}
