package org.kontor.payment.bank.transfer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PayoutOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class PayoutsTest {

    private static final Money AMOUNT = Money.of(123_450, "EUR");
    private static final String ID = "019CAB0E2C007ABC8DEF0123456789AB";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final IdempotencyKey key = new IdempotencyKey("019cab0e-2c00-7abc-8def-0123456789ab");
    private Office office;
    private BankTransferPayments bank;

    @Before
    public void open() {
        office = new Office(folder.getRoot().toPath());
        bank = office.open();
    }

    @Test
    public void aSepaPaymentNeedsTheAccountOnly() {
        assertEquals(new PayoutOutcome.Accepted(ID), pay(Office.THEIRS, "Fábrica Łódź & Co. \"Lampe\"", AMOUNT));
        assertEquals(List.of(ID + ".xml"), office.sent());

        Element file = office.onlySent().at("CstmrCdtTrfInitn").orElseThrow();
        Element payment = file.at("PmtInf", "CdtTrfTxInf").orElseThrow();
        assertEquals(ID, file.text("GrpHdr", "MsgId"));
        assertEquals("2026-03-02T09:30:00Z", file.text("GrpHdr", "CreDtTm"));
        assertEquals("1", file.text("GrpHdr", "NbOfTxs"));
        assertEquals("1234.50", file.text("GrpHdr", "CtrlSum"));
        assertEquals("Lantern Works + Sohne", file.text("GrpHdr", "InitgPty", "Nm"));
        assertEquals("SEPA", file.text("PmtInf", "PmtTpInf", "SvcLvl", "Cd"));
        assertEquals("SLEV", file.text("PmtInf", "ChrgBr"));
        assertEquals("2026-03-02", file.text("PmtInf", "ReqdExctnDt", "Dt"));
        assertEquals("Koln", file.text("PmtInf", "Dbtr", "PstlAdr", "TwnNm"));
        assertEquals(ID, payment.text("PmtId", "EndToEndId"));
        assertEquals("1234.50", payment.text("Amt", "InstdAmt"));
        assertEquals("EUR", payment.at("Amt", "InstdAmt").orElseThrow().attribute("Ccy"));
        assertEquals("Fabrica Lodz + Co. .Lampe.", payment.text("Cdtr", "Nm"));
        assertEquals(Office.THEIRS, payment.text("CdtrAcct", "Id", "IBAN"));
        assertFalse(payment.at("CdtrAgt").isPresent());
        assertEquals("order 7", payment.text("RmtInf", "Ustrd"));
    }

    @Test
    public void aPaymentBeyondSepaTellsBankAddressAndWhoBearsTheCharges() {
        office.with("charges", "DEBT");
        bank = office.open();
        String setup = "account=6222-0042;bic=BKCHCNBJ;clearing=CNAPS:104100000004;street=Nanjing Road;building=5;"
                + "postcode=200001;town=Shanghai;country=CN";
        pay(setup, "SHANGHAI LAMP CO LTD", Money.of(1_000, "USD"));

        Element batch = office.onlySent().at("CstmrCdtTrfInitn", "PmtInf").orElseThrow();
        Element payment = batch.at("CdtTrfTxInf").orElseThrow();
        assertEquals("DEBT", batch.text("ChrgBr"));
        assertEquals("8810-0042", batch.text("DbtrAcct", "Id", "Othr", "Id"));
        assertEquals("CHASUS33", batch.text("DbtrAgt", "FinInstnId", "BICFI"));
        assertEquals("BKCHCNBJ", payment.text("CdtrAgt", "FinInstnId", "BICFI"));
        assertEquals("CNAPS", payment.text("CdtrAgt", "FinInstnId", "ClrSysMmbId", "ClrSysId", "Cd"));
        assertEquals("104100000004", payment.text("CdtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId"));
        assertEquals("Shanghai", payment.text("Cdtr", "PstlAdr", "TwnNm"));
        assertEquals("CN", payment.text("Cdtr", "PstlAdr", "Ctry"));
        assertFalse(payment.at("Cdtr", "PstlAdr", "AdrLine").isPresent());
        assertEquals("6222-0042", payment.text("CdtrAcct", "Id", "Othr", "Id"));
    }

    @Test
    public void aCreditorsReferenceIsToldAsOne() {
        bank.pay(payee(Office.THEIRS, "Mill"), AMOUNT, "rf18 5390 0754 7034", key);

        Element words = office.onlySent()
                .at("CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf", "RmtInf")
                .orElseThrow();
        assertEquals("SCOR", words.text("Strd", "CdtrRefInf", "Tp", "CdOrPrtry", "Cd"));
        assertEquals("RF18539007547034", words.text("Strd", "CdtrRefInf", "Ref"));
    }

    @Test
    public void oneKeyMakesOneFileHoweverOftenAndAtOnce() {
        PayerToken payee = payee(Office.THEIRS, "Mill");
        Set<Object> answers = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 64).parallel().forEach(i -> answers.add(office.open().pay(payee, AMOUNT, "order", key)));

        assertEquals(1, answers.size());
        assertEquals(1, office.sent().size());
        assertEquals("no draft is left", 1, office.outbox().toFile().list().length);
    }

    @Test
    public void aFileThatTheConnectorTookIsNotWrittenAgain() throws IOException {
        pay(Office.THEIRS, "Mill", AMOUNT);
        Files.delete(office.outbox().resolve(ID + ".xml"));

        assertEquals(new PayoutOutcome.Accepted(ID), pay(Office.THEIRS, "Mill", AMOUNT));
        assertEquals(Optional.of(new PayoutOutcome.Accepted(ID)), office.open().findPayout(key));
        assertEquals(List.of(), office.sent());
    }

    @Test
    public void aPaymentThatDiedBeforeItsFileWentGoesWhenAskedFor() throws IOException {
        pay(Office.THEIRS, "Mill", AMOUNT);
        String draft = new Books(folder.getRoot().toPath().resolve("books"))
                .find(PayoutDesk.SHELF, ID)
                .orElseThrow()
                .path("draft")
                .asText();
        Files.move(office.outbox().resolve(ID + ".xml"), office.outbox().resolve(draft));

        assertEquals(Optional.of(new PayoutOutcome.Accepted(ID)), office.open().findPayout(key));
        assertEquals(List.of(ID + ".xml"), office.sent());
    }

    @Test
    public void anOutboxOutOfReachIsUnavailableBeforeAndInDoubtAfterTheBooksKnow() throws IOException {
        Path elsewhere = folder.getRoot().toPath().resolve("elsewhere");
        Files.move(office.outbox(), elsewhere);
        assertFault(Fault.UNAVAILABLE, () -> pay(Office.THEIRS, "Mill", AMOUNT));
        assertEquals(Optional.empty(), bank.findPayout(key));

        Files.move(elsewhere, office.outbox());
        pay(Office.THEIRS, "Mill", AMOUNT);
        Files.move(office.outbox(), elsewhere);
        assertFault(Fault.IN_DOUBT, () -> pay(Office.THEIRS, "Mill", AMOUNT));
        assertFault(Fault.UNAVAILABLE, () -> bank.findPayout(key));
    }

    @Test
    public void whatIsMissingIsMisconfigured() {
        assertFault(
                Fault.MISCONFIGURED,
                () -> office.with("outbox", "").open().pay(payee(Office.THEIRS, "x"), AMOUNT, "", key));
        office.with("outbox", office.outbox().toString()).with("inbox", "/no/such/folder");
        assertFault(Fault.MISCONFIGURED, () -> office.open().pay(payee(Office.THEIRS, "x"), AMOUNT, "", key));
        assertEquals("nothing goes out before the settings are right", List.of(), office.sent());
    }

    @Test
    public void whatNoBankWouldTakeIsRejected() {
        assertEquals(
                new PayoutOutcome.Rejected("unknown_payee"), bank.pay(new PayerToken("tok-ok"), AMOUNT, "order", key));
        assertEquals(new PayoutOutcome.Rejected("no_account_for_CNY"), pay(Office.THEIRS, "Mill", Money.of(1, "CNY")));
        assertEquals(new PayoutOutcome.Rejected("amount_not_positive"), pay(Office.THEIRS, "Mill", Money.of(0, "EUR")));
        assertEquals(List.of(), office.sent());
        assertEquals(Optional.empty(), bank.findPayout(key));
    }

    @Test
    public void theBanksAnswersAreUnderstood() {
        assertAnswer(new PayoutOutcome.Accepted(ID), answer("<GrpSts>RCVD</GrpSts>", ""));
        assertAnswer(new PayoutOutcome.Accepted(ID), answer("<GrpSts>PART</GrpSts>", transaction("ACSP", "")));
        assertAnswer(new PayoutOutcome.Settled(ID), answer("<GrpSts>ACCP</GrpSts>", transaction("ACSC", "")));
        assertAnswer(new PayoutOutcome.Rejected("AC01"), answer("", transaction("RJCT", "AC01")));
        assertAnswer(
                new PayoutOutcome.Rejected("AM04"),
                answer("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>", ""));
        assertAnswer(new PayoutOutcome.Accepted(ID), answer("<GrpSts>RJCT</GrpSts>", transaction("ACCP", "")));
        assertAnswer(
                "a file that came twice has come once",
                new PayoutOutcome.Accepted(ID),
                answer("", transaction("RJCT", "DUPL")));
        assertAnswer(
                new PayoutOutcome.Accepted(ID),
                answer("", transaction("RJCT", "AC01")).replace(ID, ID.replace('0', '9')));
    }

    @Test
    public void statementsSettleAndReturnAndOutweighAnswers() {
        pay(Office.THEIRS, "Mill", AMOUNT);
        String debit = Office.credit("D-1", "1234.50", "", "", "")
                .replace("CRDT", "DBIT")
                .replace("NOTPROVIDED", ID);

        office.lay("1.xml", answer("", transaction("RJCT", "MS03")));
        assertEquals(Optional.of(new PayoutOutcome.Rejected("MS03")), bank.findPayout(key));
        office.lay("2.xml", Office.camt053(debit.replace("BOOK", "PDNG")));
        assertEquals(Optional.of(new PayoutOutcome.Rejected("MS03")), bank.findPayout(key));
        office.lay("3.xml", Office.camt053(debit));
        assertTrue(bank.findPayout(key).orElseThrow() instanceof PayoutOutcome.Settled);
        office.lay(
                "4.xml",
                Office.camt053(debit.replace("DBIT", "CRDT")
                        .replace("</RmtInf>", "</RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>")));
        PayoutOutcome returned = bank.findPayout(key).orElseThrow();
        assertEquals("AC04", ((PayoutOutcome.Returned) returned).reason());

        for (String name : List.of("1.xml", "2.xml", "3.xml", "4.xml")) {
            assertTrue(office.inbox().resolve(name).toFile().delete());
        }
        assertEquals(
                "what was heard is kept", Optional.of(returned), office.open().findPayout(key));
    }

    @Test
    public void aDebitThatOnlyNamesTheFileAndOneThatCameByAnotherWayCountToo() {
        pay(Office.THEIRS, "Mill", AMOUNT);
        String entry = Office.credit("D-1", "1234.50", "", "", "").replace("CRDT", "DBIT");
        String batched = entry.substring(0, entry.indexOf("<TxDtls>")) + "<Btch><PmtInfId>" + ID
                + "</PmtInfId></Btch></NtryDtls></Ntry>";
        bank.read("upload", Office.bytes(Office.camt053(batched)));

        assertTrue(bank.findPayout(key).orElseThrow() instanceof PayoutOutcome.Settled);
    }

    @Test
    public void aFileThatIsStillBeingWrittenOrIsNoneIsPassedOver() {
        pay(Office.THEIRS, "Mill", AMOUNT);
        office.lay("half.xml", answer("", transaction("RJCT", "AC01")).substring(0, 200));
        office.lay("x.xml.part", answer("", transaction("RJCT", "AC01")));
        assertEquals(Optional.of(new PayoutOutcome.Accepted(ID)), bank.findPayout(key));

        office.lay("half.xml", answer("", transaction("RJCT", "AC01")));
        assertEquals(Optional.of(new PayoutOutcome.Rejected("AC01")), bank.findPayout(key));
        assertEquals(List.of(), bank.check());
    }

    private void assertAnswer(PayoutOutcome expected, String answer) {
        assertAnswer(answer, expected, answer);
    }

    private void assertAnswer(String why, PayoutOutcome expected, String answer) {
        try {
            Office other = new Office(folder.newFolder().toPath());
            other.open().pay(payee(Office.THEIRS, "Mill"), AMOUNT, "order", key);
            other.lay("answer.xml", answer);
            assertEquals(why, Optional.of(expected), other.open().findPayout(key));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private PayoutOutcome pay(String setup, String holder, Money amount) {
        return bank.pay(payee(setup, holder), amount, "order 7", key);
    }

    private PayerToken payee(String setup, String holder) {
        BindingOutcome bound = bank.bind(setup, holder, IdempotencyKey.fresh());
        return ((BindingOutcome.Bound) bound).instrument().token();
    }

    private static String answer(String group, String transactions) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>B</MsgId><CreDtTm>2026-03-02T10:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>%s</OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """
                .formatted(ID, group, ID, transactions);
    }

    private static String transaction(String status, String reason) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + ID + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>"
                + (reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>")
                + "</TxInfAndSts>";
    }

    private static void assertFault(Fault fault, org.junit.function.ThrowingRunnable call) {
        assertEquals(fault, assertThrows(ProviderException.class, call).fault());
    }
}
