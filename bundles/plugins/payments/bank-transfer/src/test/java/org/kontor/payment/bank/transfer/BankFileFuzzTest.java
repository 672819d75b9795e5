package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.InvalidValueException;

/** Files of banks, spoilt: each is read or refused as it should be. More of them with -Dkontor.fuzz=1000000. */
public class BankFileFuzzTest {

    private static final int COUNT = Integer.getInteger("kontor.fuzz", 2_000);
    private static final long SEED = 20_260_302;
    private static final List<String> ODD = List.of(
            "",
            "<",
            ">",
            "&",
            "&a;",
            "&#x0;",
            "\u0000",
            "\n",
            "\r\n:61:",
            ":86:",
            "-}",
            "{4:",
            "//",
            "?20",
            "/EREF/",
            "EREF+",
            "9".repeat(400),
            "-1",
            "1e9",
            "NaN",
            ",",
            "RF",
            "RF18539007547034",
            "<Ntry>",
            "</Ntry>",
            "<!DOCTYPE a>",
            "<![CDATA[",
            "0000-00-00",
            "000000",
            "999999",
            "XTS",
            "ZZZ",
            "JPY",
            "BOOK",
            "true",
            "\ud800",
            "\ufeff",
            "€",
            "<a>".repeat(70));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Random random = new Random(SEED);

    @Test
    public void aSpoiltFileIsReadOrRefused() {
        BankTransferPayments bank = new Office(folder.getRoot().toPath()).open();
        List<String> files = files();
        int read = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] spoilt = spoilt(files.get(i % files.size()));
            read += reads(bank, spoilt) ? 1 : 0;
        }
        assertTrue("some are read: " + read, read > COUNT / 20);
    }

    @Test
    public void aSpoiltSetupIsBoundOrDeclined() {
        BankTransferPayments bank = new Office(folder.getRoot().toPath()).open();
        List<String> setups = List.of(
                "DE89370400440532013000 COBADEFFXXX",
                "account=8810-0042;bic=CHASUS33;clearing=USABA:021000021;town=Rome;country=IT",
                "{\"iban\":\"DE89370400440532013000\",\"bic\":\"COBADEFFXXX\"}");
        for (int i = 0; i < COUNT / 20; i++) {
            String setup = new String(spoilt(setups.get(i % setups.size())), StandardCharsets.UTF_8);
            IdempotencyKey key = IdempotencyKey.fresh();
            assertEquals(
                    bank.bind(setup, "Lamp Trading", key), bank.findBinding(key).orElseThrow());
        }
    }

    private List<String> files() {
        String credit = Office.credit("A-1", "10.00", "Lamp Trading", Office.THEIRS, "RF18539007547034");
        String batch = credit.replace(
                "</TxDtls>",
                "<Amt Ccy=\"EUR\">4.00</Amt></TxDtls>"
                        + "<TxDtls><Amt Ccy=\"EUR\">6.00</Amt><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>");
        String balances = "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1.00</Amt></Bal>"
                + "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">21.00</Amt></Bal>";
        String mt = ":20:A\n"
                + ":25:37040044/0532013000EUR\n"
                + ":28C:12/1\n"
                + ":60F:C260302EUR1000,\n"
                + ":61:2603030303CR212,39NTRFX//B\n"
                + "MORE\n"
                + ":86:166?00A?20EREF+E?21SVWZ+RF18 5390?22 0754 7034?31DE89370400440532013000?32LAMP\n"
                + ":61:260303D5,NTRFX\n"
                + ":86:/EREF/E/IBAN/GB29NWBK60161331926819/NAME/N/REMI/x\n"
                + ":62F:C260303EUR1207,39\n"
                + "-\n";
        String interim = ":20:A\n"
                + ":25:1\n"
                + ":28C:1\n"
                + ":34F:EUR0,\n"
                + ":13D:2603021815+0100\n"
                + ":61:260303D5,NTRFX\n"
                + ":NS:01a\n"
                + "15b\n"
                + ":90D:0EUR0,\n";
        return List.of(Office.camt053(balances + credit + batch), mt, interim);
    }

    private static boolean reads(BankTransferPayments bank, byte[] file) {
        try {
            assertEquals(bank.read("a", file), bank.read("b", file));
            return true;
        } catch (InvalidValueException refused) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(new String(file, StandardCharsets.UTF_8), e);
        }
    }

    private byte[] spoilt(String file) {
        StringBuilder text = new StringBuilder(file);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + (random.nextBoolean() ? 0 : random.nextInt(12)));
            text.replace(from, to, ODD.get(random.nextInt(ODD.size())));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
