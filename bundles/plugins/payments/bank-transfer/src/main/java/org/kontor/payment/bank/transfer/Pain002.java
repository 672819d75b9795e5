package org.kontor.payment.bank.transfer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads what the bank answers to a payment file: ISO 20022 pain.002, of every version. */
final class Pain002 {

    private static final Set<String> SETTLED = Set.of("ACSC", "ACCC");
    private static final Set<String> REFUSED = Set.of("RJCT", "CANC");
    private static final Set<String> DUPLICATE = Set.of("DUPL", "AM05", "DU01", "DU02", "DU03", "DU04", "DU05");

    private final Map<String, Word> words = new LinkedHashMap<>();

    private Pain002() {}

    /** What it says of each payment, by the id of file, batch or payment: what stands nearest to the payment counts. */
    static Collection<Word> read(Element answer) {
        Pain002 reading = new Pain002();
        answer.at("OrgnlGrpInfAndSts").ifPresent(file -> reading.note(file.text("OrgnlMsgId"), file, "GrpSts"));
        for (Element batch : answer.all("OrgnlPmtInfAndSts")) {
            reading.note(batch.text("OrgnlPmtInfId"), batch, "PmtInfSts");
        }
        answer.all("OrgnlPmtInfAndSts")
                .forEach(batch -> batch.all("TxInfAndSts").forEach(reading::payment));
        answer.all("TxInfAndSts").forEach(reading::payment);
        return reading.words.values();
    }

    private void payment(Element payment) {
        String id = Words.first(Words.reference(payment.text("OrgnlEndToEndId")), payment.text("OrgnlInstrId"));
        note(id, payment, "TxSts");
    }

    private void note(String id, Element element, String level) {
        String status = element.text(level);
        if (id.isEmpty() || status.isEmpty()) {
            return;
        }
        String reason = Words.first(
                element.text("StsRsnInf", "Rsn", "Cd"),
                element.text("StsRsnInf", "Rsn", "Prtry"),
                element.text("StsRsnInf", "AddtlInf"),
                status);
        words.put(Iban.normal(id), new Word(id, state(status, reason), element.text("AcctSvcrRef"), reason));
    }

    /** A file that is refused because it came twice has come once. */
    private static Word.State state(String status, String reason) {
        if (SETTLED.contains(status)) {
            return Word.State.SETTLED;
        }
        return REFUSED.contains(status) && !DUPLICATE.contains(reason) ? Word.State.REJECTED : Word.State.ACCEPTED;
    }
}
