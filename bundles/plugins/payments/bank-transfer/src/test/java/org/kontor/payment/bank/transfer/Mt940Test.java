package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankEntry.Counterparty;
import org.kontor.payment.BankStatement;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

public class Mt940Test {

    private static final String HEAD =
            ":20:STMT\r\n:25:37040044/0532013000EUR\r\n:28C:00012/001\r\n:60F:C260302EUR1000,\r\n";
    private static final String TAIL = ":62F:C260303EUR%s\r\n-";

    @Test
    public void aStatementInFullBlocksIsRead() {
        String file = "{1:F01COBADEFFAXXX0000000000}{2:I940COBADEFFXXXXN}{3:{108:X}}{4:\r\n" + HEAD
                + ":61:2603030303CR212,39NTRFNONREF//BANK-77\r\nSUPPLEMENT\r\n"
                + ":86:166?00GUTSCHRIFT?20EREF+ORDER 7?21SVWZ+RF18 5390?22 0754 7034 LAMPS?30COBADE\r\nFFXXX"
                + "?31DE89370400440532013000?32LAMP TRADING OF THE LONG NA?33ME\r\n"
                + TAIL.formatted("1212,39") + "}";
        BankStatement statement = only(file);
        BankEntry entry = statement.entries().get(0);

        assertEquals("STMT", statement.id());
        assertEquals("37040044/0532013000", statement.account());
        assertEquals(Optional.of(Money.of(100_000, "EUR")), statement.opening());
        assertEquals(Optional.of(Money.of(121_239, "EUR")), statement.closing());
        assertEquals(List.of(), statement.warnings());
        assertEquals(Money.of(21_239, "EUR"), entry.amount());
        assertTrue(entry.credit() && entry.booked());
        assertEquals(LocalDate.of(2026, 3, 3), entry.bookedOn());
        assertEquals("ORDER7", entry.endToEndId());
        assertEquals(List.of("RF18539007547034"), entry.references());
        assertEquals(new Counterparty("LAMP TRADING OF THE LONG NAME", "DE89370400440532013000"), entry.counterparty());
        assertTrue(entry.remittance(), entry.remittance().startsWith("RF18 5390"));
        assertEquals("NTRF", entry.code());
    }

    @Test
    public void marksTellDirectionReversalAndExpectation() {
        assertMark("C", true, false, true);
        assertMark("D", false, false, true);
        assertMark("DD", false, false, true);
        assertMark("RC", false, true, true);
        assertMark("RD", true, true, true);
        assertMark("EC", true, false, false);
        assertMark("ED", false, false, false);
    }

    @Test
    public void daysAreMendedAsBanksMeanThem() {
        assertEquals(
                Optional.of(LocalDate.of(2026, 2, 28)),
                line("2602300302C5,NTRFX").valueOn());
        assertEquals(LocalDate.of(2027, 1, 2), line("2612310102C5,NTRFX").bookedOn());
        assertEquals(LocalDate.of(2025, 12, 31), line("2601021231C5,NTRFX").bookedOn());
        assertEquals(LocalDate.of(2026, 3, 2), line("260302    C5,NTRFX").bookedOn());
        assertEquals(LocalDate.of(2026, 3, 2), line("260302C5,NTRFX").bookedOn());
    }

    @Test
    public void oddLinesAreRead() {
        assertEquals(
                Money.of(21_239, "EUR"), line("2603020302DD212,39NTRFNONREF").amount());
        assertEquals(Money.of(500, "EUR"), line("260302C5NTRFX").amount());
        assertEquals("", line("260302C5,50").code());
        assertEquals(Money.of(550, "EUR"), line("260302c5,5ntrfx").amount());
        assertEquals(
                "a line broken in its middle",
                Money.of(550, "EUR"),
                line("260302C\r\n5,50NTRFX//Y").amount());
    }

    @Test
    public void aLineThatCannotBeReadLosesNoOther() {
        BankStatement statement =
                only(HEAD + ":61:nonsense\r\n:86:x\r\n:61:260302C5,NTRFX\r\n" + TAIL.formatted("1005,"));

        assertEquals(1, statement.entries().size());
        assertEquals(1, statement.warnings().size());
    }

    @Test
    public void dutchWordsBetweenSlashesAreRead() {
        BankEntry entry = entry(
                "260302C5,NTRFEREF//9\r\n:86:/EREF/E-1/IBAN/GB29NWBK60161331926819/NAME/MILL/REMI/USTD//RF1853\r\n"
                        + "9007547034/ISDT/2026-03-02");

        assertEquals("E-1", entry.endToEndId());
        assertEquals(new Counterparty("MILL", Office.THEIRS), entry.counterparty());
        assertEquals("RF18539007547034", entry.remittance());
        assertEquals(List.of("RF18539007547034"), entry.references());
        assertEquals("AC04", entry("260302C5,NTRFX\r\n:86:/RTRN/AC04/REMI/back").returnReason());
        assertEquals(
                new Counterparty("MILL", Office.THEIRS),
                entry("260302C5,NTRFX\r\n:86:/CNTP/GB29NWBK60161331926819/NWBKGB2L/MILL///REMI/x")
                        .counterparty());
    }

    @Test
    public void germanReturnsTellTheirReason() {
        BankEntry entry =
                entry("260302CR5,NTRFNONREF\r\n:86:159?00RETOURE?20EREF+TFNR 40005 00005?21MTLG:AC04 Konto ?34914");

        assertEquals("AC04", entry.returnReason());
        assertEquals("TFNR4000500005", entry.endToEndId());
        assertEquals("914", entry("260302CR5,NTRFX\r\n:86:159?20Reject?34914").returnReason());
    }

    @Test
    public void wordsBelowTheLineAndInListsAreRead() {
        assertEquals(
                new Counterparty("JOHN DOE", Office.THEIRS),
                entry("260302D5,N102EREF            \r\n" + Office.THEIRS + "\r\n:86:/BENM//NAME/JOHN DOE/REMI/Ref")
                        .counterparty());
        BankEntry listed =
                entry("260302D5,S051\r\n:NS:01RF18539007\r\n02547034\r\n15Mill\r\n3310918001\r\n34000004279070");
        assertEquals(List.of("RF18539007547034"), listed.references());
        assertEquals(new Counterparty("Mill", "000004279070"), listed.counterparty());
    }

    @Test
    public void anInterimReportBooksNothing() {
        BankStatement report = only(":20:R\n:25:" + Office.OURS + "\n:28C:1/1\n:34F:EUR0,\n:13D:2603021815+0100\n"
                + ":61:2603020302C5,NTRFX//Y\n:86:RF18539007547034\n:90D:0EUR0,00\n:90C:1EUR5,00\n-\n");

        assertEquals(Office.OURS, report.account());
        assertFalse(report.entries().get(0).booked());
        assertEquals(Optional.empty(), report.closing());
    }

    @Test
    public void pagesAreBalancedEachAndLostBreaksAreMended() {
        String file = HEAD.replace("00012/001", "12/1") + ":61:260302C5,NTRFX:86:words:62M:C260302EUR1005,\n-\n"
                + HEAD.replace("00012/001", "12/2").replace(":60F:C260302EUR1000,", ":60M:C260302EUR1005,")
                + ":61:260302C5,NTRFX\n:86:words\n:62F:C260302EUR1011,\n-ZZZ\n";
        List<BankStatement> pages = read(file);

        assertEquals(2, pages.size());
        assertEquals(List.of(), pages.get(0).warnings());
        assertEquals(1, pages.get(1).warnings().size());
        assertFalse(pages.get(0)
                .entries()
                .get(0)
                .id()
                .equals(pages.get(1).entries().get(0).id()));
        assertEquals(read(file), pages);
    }

    @Test
    public void statementsMissingBetweenAreTold() {
        String second = HEAD.replace("00012/001", "00015/001") + TAIL.formatted("1000,") + "\n";

        assertTrue(read(HEAD + TAIL.formatted("1000,") + "\n" + second)
                .get(1)
                .warnings()
                .get(0)
                .contains("15 follows 12"));
    }

    @Test
    public void bytesOfOlderBanksAreLatin() {
        byte[] file = (HEAD + ":61:260302C5,NTRFX\n:86:Söhne\n" + TAIL.formatted("1005,"))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(
                "Söhne", BankFile.of(file).statements().get(0).entries().get(0).remittance());
        assertThrows(InvalidValueException.class, () -> read(":20:X\n:25:1\n:61:260302C5,NTRFX\n"));
    }

    private static void assertMark(String mark, boolean credit, boolean reversal, boolean booked) {
        BankEntry entry = line("2603020302" + mark + "5,NTRFX");
        assertEquals(mark, credit, entry.credit());
        assertEquals(mark, reversal, entry.reversal());
        assertEquals(mark, booked, entry.booked());
    }

    private static BankEntry line(String line) {
        return entry(line);
    }

    private static BankEntry entry(String line) {
        return only(HEAD + ":61:" + line + "\r\n" + TAIL.formatted("1000,"))
                .entries()
                .get(0);
    }

    private static BankStatement only(String file) {
        assertEquals(1, read(file).size());
        return read(file).get(0);
    }

    private static List<BankStatement> read(String file) {
        return BankFile.of(Office.bytes(file)).statements();
    }
}
