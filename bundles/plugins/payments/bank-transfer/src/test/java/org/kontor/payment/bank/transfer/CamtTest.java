package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
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

public class CamtTest {

    private static final String RF = "RF18539007547034";
    private static final String VERSION_2 =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ns2:Document xmlns:ns2="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><ns2:BkToCstmrStmt>
            <ns2:GrpHdr><ns2:MsgId>M</ns2:MsgId></ns2:GrpHdr>
            <ns2:Stmt><ns2:Id>2026-61</ns2:Id><ns2:ElctrncSeqNb>61</ns2:ElctrncSeqNb>
            <ns2:CreDtTm>2026-03-02T20:00:00+01:00</ns2:CreDtTm>
            <ns2:Acct><ns2:Id><ns2:IBAN>DE89370400440532013000</ns2:IBAN></ns2:Id><ns2:Ccy>EUR</ns2:Ccy></ns2:Acct>
            <ns2:Bal><ns2:Tp><ns2:CdOrPrtry><ns2:Cd>PRCD</ns2:Cd></ns2:CdOrPrtry></ns2:Tp>
            <ns2:Amt Ccy="EUR">100.00</ns2:Amt>
            <ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd><ns2:Dt><ns2:Dt>2026-03-01</ns2:Dt></ns2:Dt></ns2:Bal>
            <ns2:Bal><ns2:Tp><ns2:CdOrPrtry><ns2:Cd>CLBD</ns2:Cd></ns2:CdOrPrtry></ns2:Tp>
            <ns2:Amt Ccy="EUR">%s</ns2:Amt>
            <ns2:CdtDbtInd>CRDT</ns2:CdtDbtInd><ns2:Dt><ns2:Dt>2026-03-02</ns2:Dt></ns2:Dt></ns2:Bal>
            <ns2:Ntry><ns2:Amt Ccy="EUR">250.5</ns2:Amt><ns2:CdtDbtInd>CRDT</ns2:CdtDbtInd><ns2:Sts>BOOK</ns2:Sts>
            <ns2:BookgDt><ns2:DtTm>2026-03-02T10:11:12.000+01:00</ns2:DtTm></ns2:BookgDt>
            <ns2:BkTxCd><ns2:Prtry><ns2:Cd>NTRF+166</ns2:Cd></ns2:Prtry></ns2:BkTxCd>
            <ns2:NtryDtls><ns2:TxDtls><ns2:Refs><ns2:AcctSvcrRef>A-1</ns2:AcctSvcrRef>
            <ns2:EndToEndId>INV 7</ns2:EndToEndId></ns2:Refs>
            <ns2:AmtDtls><ns2:TxAmt><ns2:Amt Ccy="EUR">250.50</ns2:Amt></ns2:TxAmt></ns2:AmtDtls>
            <ns2:RltdPties><ns2:Dbtr><ns2:Nm>Lamp Trading</ns2:Nm></ns2:Dbtr>
            <ns2:DbtrAcct><ns2:Id><ns2:Othr><ns2:Id>0042</ns2:Id></ns2:Othr></ns2:Id></ns2:DbtrAcct>
            <ns2:CdtrAcct><ns2:Id><ns2:IBAN>DE37370400440532013777</ns2:IBAN></ns2:Id></ns2:CdtrAcct></ns2:RltdPties>
            <ns2:RmtInf><ns2:Strd><ns2:CdtrRefInf><ns2:Tp><ns2:CdOrPrtry><ns2:Cd>SCOR</ns2:Cd></ns2:CdOrPrtry></ns2:Tp>
            <ns2:Ref>rf18 5390 0754 7034</ns2:Ref></ns2:CdtrRefInf></ns2:Strd></ns2:RmtInf>
            </ns2:TxDtls></ns2:NtryDtls></ns2:Ntry>
            </ns2:Stmt></ns2:BkToCstmrStmt></ns2:Document>
            """;

    @Test
    public void anOldVersionIsReadByLocalNames() {
        BankStatement statement = only(VERSION_2.formatted("150.50"));
        BankEntry entry = statement.entries().get(0);

        assertEquals("2026-61", statement.id());
        assertEquals(Office.OURS, statement.account());
        assertEquals(Optional.of(Money.of(-10_000, "EUR")), statement.opening());
        assertEquals(Optional.of(Money.of(15_050, "EUR")), statement.closing());
        assertEquals(List.of(), statement.warnings());
        assertEquals(Money.of(25_050, "EUR"), entry.amount());
        assertTrue(entry.credit() && entry.booked() && !entry.reversal());
        assertEquals(LocalDate.of(2026, 3, 2), entry.bookedOn());
        assertEquals(Optional.empty(), entry.valueOn());
        assertEquals(List.of(RF), entry.references());
        assertEquals("INV 7", entry.endToEndId());
        assertEquals("DE37370400440532013777", entry.creditedAccount());
        assertEquals(new Counterparty("Lamp Trading", "0042"), entry.counterparty());
        assertEquals("NTRF+166", entry.code());
    }

    @Test
    public void aNewVersionNamesPartiesAndStatesOneLevelDeeper() {
        BankEntry entry = only(Office.camt053(Office.credit("A-2", "10.00", "Lamp Trading", Office.THEIRS, RF)))
                .entries()
                .get(0);

        assertTrue(entry.booked());
        assertEquals(new Counterparty("Lamp Trading", Office.THEIRS), entry.counterparty());
        assertEquals("", entry.creditedAccount());
        assertEquals("", entry.endToEndId());
        assertEquals("PMNT/RCDT/ESCT", entry.code());
        assertEquals(List.of(RF), entry.references());
    }

    @Test
    public void balancesThatDoNotHoldAreWarnedOfAndRejectNothing() {
        BankStatement statement = only(VERSION_2.formatted("151.50"));

        assertEquals(
                List.of("the entries lead to 150.50 EUR, the bank's closing balance is 151.50 EUR"),
                statement.warnings());
        assertEquals(1, statement.entries().size());
    }

    @Test
    public void aNotificationAndTheStatementAgreeOnIds() {
        String entry = Office.credit("A-3", "10.00", "Lamp Trading", Office.THEIRS, RF);
        String nameless = Office.credit("", "10.00", "Lamp Trading", Office.THEIRS, RF);
        String statement = Office.camt053(entry + nameless + nameless);
        String notice = statement
                .replace("camt.053.001.08", "camt.054.001.04")
                .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn")
                .replace("<Stmt>", "<Ntfctn>")
                .replace("</Stmt>", "</Ntfctn>");

        assertEquals(ids(statement), ids(notice));
        assertEquals(
                "three entries, three ids",
                3,
                ids(statement).stream().distinct().count());
        assertEquals(ids(statement), ids(statement));
        assertEquals(
                "a reversal with the same reference is another entry",
                2,
                ids(Office.camt053(
                                entry + entry.replace("CRDT", "DBIT").replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")))
                        .stream()
                        .distinct()
                        .count());
    }

    @Test
    public void whatIsPendingOrInformationIsNotBooked() {
        for (String state : List.of("PDNG", "INFO", "FUTR", "")) {
            String report = Office.camt053(Office.credit("A", "10.00", "Lamp Trading", Office.THEIRS, RF))
                    .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
                    .replace("Stmt>", "Rpt>")
                    .replace("BOOK", state);
            assertFalse(state, only(report).entries().get(0).booked());
        }
    }

    @Test
    public void aBatchBecomesItsPartsWhenTheyAddUp() {
        String batch = batch("30.00", "10.00", "20.00");
        List<BankEntry> entries = only(Office.camt053(batch)).entries();

        assertEquals(
                List.of(Money.of(1_000, "EUR"), Money.of(2_000, "EUR")),
                entries.stream().map(BankEntry::amount).toList());
        assertEquals(
                List.of("E0", "E1"), entries.stream().map(BankEntry::endToEndId).toList());
        assertNotEquals(entries.get(0).id(), entries.get(1).id());
        assertEquals(List.of(RF), entries.get(1).references());
    }

    @Test
    public void aBatchThatDoesNotAddUpStaysWholeAndIsFlagged() {
        BankStatement statement = only(Office.camt053(batch("31.00", "10.00", "20.00")));

        assertEquals(1, statement.entries().size());
        assertEquals(Money.of(3_100, "EUR"), statement.entries().get(0).amount());
        assertEquals(List.of(RF), statement.entries().get(0).references());
        assertTrue(statement.warnings().get(0).contains("do not add up to 31.00 EUR"));
    }

    @Test
    public void aReversalKeepsItsBookingDirectionAndAReturnItsReason() {
        String reversal = Office.credit("A", "5.00", "Lamp Trading", Office.THEIRS, RF)
                .replace("<CdtDbtInd>CRDT", "<CdtDbtInd>DBIT")
                .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
        BankEntry reversed = only(Office.camt053(reversal)).entries().get(0);
        assertTrue(reversed.reversal() && !reversed.credit());

        String returned = Office.credit("B", "5.00", "Lantern Works", Office.OURS, RF)
                .replace(
                        "<CdtrAcct><Id><IBAN>" + Office.OURS,
                        "<Cdtr><Nm>Mill</Nm></Cdtr><CdtrAcct><Id><IBAN>" + Office.THEIRS)
                .replace("</RmtInf>", "</RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
        BankEntry back = only(Office.camt053(returned)).entries().get(0);
        assertEquals("AC04", back.returnReason());
        assertTrue(back.credit());
        assertEquals(new Counterparty("Mill", Office.THEIRS), back.counterparty());
        assertEquals("", back.creditedAccount());
        assertEquals(
                "RRTN",
                only(Office.camt053(Office.credit("C", "5.00", "x", Office.THEIRS, "")
                                .replace("ESCT", "RRTN")))
                        .entries()
                        .get(0)
                        .returnReason());
    }

    @Test
    public void linesThatAreFullAreJoinedWithoutASpace() {
        String full = "PAYMENT FOR LAMPS AND SHADES RF1853";
        String words = full + "</Ustrd><Ustrd>9007547034</Ustrd><Ustrd>THANKS";
        BankEntry entry = only(Office.camt053(Office.credit("A", "5.00", "x", Office.THEIRS, words)))
                .entries()
                .get(0);

        assertEquals(35, full.length());
        assertEquals(full + "9007547034 THANKS", entry.remittance());
        assertEquals(List.of(RF), entry.references());
    }

    @Test
    public void anOddEntryIsWarnedOfAndLosesNoOther() {
        String fine = Office.credit("A", "5.00", "x", Office.THEIRS, RF);
        String odd = fine.replace(">5.00<", ">five<")
                + fine.replace("<BookgDt><Dt>2026-03-02", "<BookgDt><Dt>soon").replace(">A<", ">B<")
                + fine.replace("CRDT", "").replace(">A<", ">C<")
                + fine.replace("5.00", "5.001").replace(">A<", ">D<")
                + fine.replace(">5.00<", ">-5.00<").replace(">A<", ">E<");
        BankStatement statement = only(Office.camt053(odd + fine));

        assertEquals(4, statement.entries().size());
        assertEquals(5, statement.warnings().size());
        assertEquals(LocalDate.of(2026, 3, 3), statement.entries().get(0).bookedOn());
        assertFalse(statement.entries().get(1).booked());
        assertFalse(statement.entries().get(2).credit());
        assertEquals(List.of(RF), statement.entries().get(3).references());
    }

    @Test
    public void pagesAreBalancedTogetherAndGapsAreTold() {
        String first = VERSION_2.formatted("150.50").replace("ns2:", "").replace("xmlns:ns2", "xmlns");
        String paged =
                first.replace("<Acct>", "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><Acct>");
        assertTrue(only(paged).warnings().get(0).contains("page 1 is not the last"));
        assertEquals(1, only(paged).warnings().size());

        String second = first.substring(first.indexOf("<Stmt>"), first.indexOf("</BkToCstmrStmt>"))
                .replace("<ElctrncSeqNb>61", "<ElctrncSeqNb>64");
        List<BankStatement> both = read(first.replace("</BkToCstmrStmt>", second + "</BkToCstmrStmt>"));
        assertEquals(
                List.of("statement 64 follows 61: those between are missing"),
                both.get(1).warnings());
    }

    @Test
    public void rubbishIsRefusedAndSaysWhy() {
        String bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM"
                + " \"file:///etc/passwd\">]><Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>";
        String doctype = "<!DOCTYPE a><Document><BkToCstmrStmt/></Document>";
        for (String rubbish :
                List.of("", "hello", "<", "<Document/>", bomb, doctype, "PK\u0003\u0004", "{}", "<a>".repeat(100))) {
            assertThrows(rubbish, InvalidValueException.class, () -> read(rubbish));
        }
        String cut = VERSION_2.formatted("1").substring(0, 900);
        assertThrows("a file cut short", InvalidValueException.class, () -> read(cut));
    }

    @Test
    public void aByteOrderMarkAndOtherEncodingsAreRead() {
        String file = Office.camt053(Office.credit("A", "5.00", "Söhne", Office.THEIRS, RF))
                .strip();
        byte[] latin = file.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = file.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);

        for (byte[] content : List.of(Office.bytes("\ufeff" + file), latin, wide)) {
            assertEquals(
                    "Söhne",
                    BankFile.of(content)
                            .statements()
                            .get(0)
                            .entries()
                            .get(0)
                            .counterparty()
                            .name());
        }
    }

    private static String batch(String whole, String... parts) {
        StringBuilder details = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            details.append("<TxDtls><Refs><EndToEndId>E%d</EndToEndId></Refs><Amt Ccy=\"EUR\">%s</Amt>"
                            .formatted(i, parts[i]))
                    .append("<RmtInf><Ustrd>")
                    .append(i == 1 ? RF : "other")
                    .append("</Ustrd></RmtInf></TxDtls>");
        }
        String entry = Office.credit("BATCH", whole, "", "", "");
        return entry.substring(0, entry.indexOf("<TxDtls>")) + details + "</NtryDtls></Ntry>";
    }

    private static List<String> ids(String file) {
        return only(file).entries().stream().map(BankEntry::id).toList();
    }

    private static BankStatement only(String file) {
        List<BankStatement> statements = read(file);
        assertEquals(1, statements.size());
        return statements.get(0);
    }

    private static List<BankStatement> read(String file) {
        return BankFile.of(Office.bytes(file)).statements();
    }
}
