package org.kontor.testkit.live.payment;

import java.util.List;
import java.util.stream.Collectors;

/** Account information as a bank writes it, in version 8 of ISO 20022's camt messages. */
public enum CamtForm {
    /** camt.052, in the course of the day. */
    REPORT("052", "BkToCstmrAcctRpt", "Rpt"),
    /** camt.053, at its end. */
    STATEMENT("053", "BkToCstmrStmt", "Stmt"),
    /** camt.054, of single movements. */
    NOTIFICATION("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn");

    private final String number;
    private final String message;
    private final String part;

    CamtForm(String number, String message, String part) {
        this.number = number;
        this.message = message;
        this.part = part;
    }

    /** A file about these postings of the account, in this order. */
    public String written(String account, List<Posting> postings) {
        String entries = postings.stream().map(one -> entry(account, one)).collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%1$s.001.08"><%2$s>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-03T06:00:00</CreDtTm></GrpHdr>
                <%3$s><Id>S1</Id><Acct><Id><IBAN>%4$s</IBAN></Id></Acct>
                %5$s</%3$s></%2$s></Document>
                """
                .formatted(number, message, part, account, entries);
    }

    private static String entry(String own, Posting posting) {
        String theirs = posting.credit() ? "Dbtr" : "Cdtr";
        String returned =
                posting.returned().isEmpty() ? "" : "<RtrInf><Rsn><Cd>" + posting.returned() + "</Cd></Rsn></RtrInf>";
        return """
                <Ntry><Amt Ccy="%1$s">%2$s</Amt><CdtDbtInd>%3$s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>%4$s</Dt></BookgDt><ValDt><Dt>%4$s</Dt></ValDt><AcctSvcrRef>%5$s</AcctSvcrRef>
                <NtryDtls><TxDtls><Refs><EndToEndId>%6$s</EndToEndId></Refs>
                <RltdPties><%7$s><Pty><Nm>%8$s</Nm></Pty></%7$s>
                <%7$sAcct><Id><IBAN>%9$s</IBAN></Id></%7$sAcct></RltdPties>
                <RmtInf><Ustrd>%10$s</Ustrd></RmtInf>%11$s</TxDtls></NtryDtls></Ntry>
                """
                .formatted(
                        posting.amount().currency().getCurrencyCode(),
                        posting.amount().amount(),
                        posting.credit() ? "CRDT" : "DBIT",
                        posting.day(),
                        posting.reference(),
                        posting.endToEndId().isEmpty() ? "NOTPROVIDED" : posting.endToEndId(),
                        theirs,
                        posting.name(),
                        posting.account().isEmpty() ? own : posting.account(),
                        posting.words(),
                        returned);
    }
}
