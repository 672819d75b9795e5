package org.kontor.payment.bank.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.Remittance;

/** An account with its folders below one, and the bank's part played by laying files. */
final class Office {

    static final String OURS = "DE89370400440532013000";
    static final String THEIRS = "GB29NWBK60161331926819";
    static final String ACCOUNTS = "EUR|" + OURS + "|COBADEFFXXX|Commerzbank; USD|8810-0042|CHASUS33|Chase; JPY|" + OURS
            + "||; KWD|" + OURS + "||";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:30:00Z"), ZoneOffset.UTC);

    private final Path folder;
    private final Map<String, Object> settings = new HashMap<>();

    Office(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(outbox());
            Files.createDirectories(inbox());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("beneficiary", "Lantern Works & Söhne");
        settings.put("accounts", ACCOUNTS);
        settings.put("town", "Köln");
        settings.put("country", "DE");
        settings.put("outbox", outbox().toString());
        settings.put("inbox", inbox().toString());
        settings.put("books", folder.resolve("books").toString());
    }

    Office with(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    BankTransferPayments open() {
        return new BankTransferPayments(settings(settings), CLOCK);
    }

    static Settings settings(Map<String, Object> given) {
        Map<String, Object> all = Map.copyOf(given);
        return (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    Path outbox() {
        return folder.resolve("outbox");
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    /** The payment files that a connector would see. */
    List<String> sent() {
        try (Stream<Path> files = Files.list(outbox())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Element onlySent() {
        if (sent().size() != 1) {
            throw new AssertionError("one file expected, sent were " + sent());
        }
        return Element.read(bytes(outbox().resolve(sent().get(0))));
    }

    void lay(String name, String content) {
        try {
            Files.writeString(inbox().resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Remittance remittance(PaymentOutcome outcome) {
        return ((PaymentOutcome.AwaitingFunds) outcome).remittance();
    }

    /** A camt.053 of our account with these entries. */
    static String camt053(String entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-03T06:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>S1</Id><Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                %s
                </Stmt></BkToCstmrStmt></Document>
                """
                .formatted(OURS, entries);
    }

    /** A booked credit of the version 8 form. */
    static String credit(String reference, String amount, String payer, String account, String words) {
        return """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-03</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef>
                <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
                <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
                <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct>
                <CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></RltdPties>
                <RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """
                .formatted(amount, reference, payer, account, OURS, words);
    }
}
