package org.kontor.testkit.live.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.testkit.live.payment.JournalLine.Deed;
import org.kontor.values.Money;

/**
 * The bank of one account: it carries out the payment files that its customer lays into a folder, each payment once,
 * answers them with pain.002, takes what others pay, and tells of everything in camt files.
 */
public final class Bank {

    private final Clock clock;
    private final String account;
    private final Path orders;
    private final Map<String, Posting> postings = new LinkedHashMap<>();
    private final List<JournalLine> journal = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> closed = new LinkedHashMap<>();

    /** {@code account} is the customer's IBAN; from {@code orders} its payment files are taken. */
    public Bank(Clock clock, String account, Path orders) {
        this.clock = clock;
        this.account = account;
        this.orders = orders;
    }

    /** Somebody pays into the account. */
    public synchronized Posting receives(Money amount, String name, String from, String words) {
        return post(new Posting(reference(), amount, true, today(), name, from, "", words, ""));
    }

    /** Payments to this account are refused for this reason. */
    public synchronized void refuses(String payee, String reason) {
        closed.put(payee, reason);
    }

    /** Takes the files that lie there and does what they ask; the answers, pain.002, in the same order. */
    public synchronized List<String> collects() {
        List<String> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(orders)) {
            for (Path file : files.filter(Bank::isWhole).sorted().toList()) {
                PaymentOrder.in(Files.readAllBytes(file)).forEach(order -> answers.add(carriedOut(order)));
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    /** The payee's bank sends the payment of this id back. */
    public synchronized Posting returns(String endToEndId, String reason) {
        Posting paid = postings.values().stream()
                .filter(one -> !one.credit() && one.endToEndId().equals(endToEndId))
                .findFirst()
                .orElseThrow();
        return post(new Posting(
                reference(), paid.amount(), true, today(), paid.name(), paid.account(), endToEndId, "", reason));
    }

    /** Every movement of the account, oldest first. */
    public synchronized List<Posting> postings() {
        return List.copyOf(postings.values());
    }

    /** What it did for its customer; the key is the payment's EndToEndId. */
    public synchronized List<JournalLine> journal() {
        return List.copyOf(journal);
    }

    /** A file about these movements. */
    public String tells(CamtForm form, List<Posting> what) {
        return form.written(account, what);
    }

    private String carriedOut(PaymentOrder order) {
        if (!taken.add(order.endToEndId())) {
            return answer(order, "RJCT", "DUPL");
        }
        String refusal = closed.getOrDefault(order.account(), "");
        if (!refusal.isEmpty()) {
            return answer(order, "RJCT", refusal);
        }
        Posting paid = post(new Posting(
                reference(),
                order.amount(),
                false,
                today(),
                order.name(),
                order.account(),
                order.endToEndId(),
                order.words(),
                ""));
        journal.add(new JournalLine(Deed.PAYOUT, order.endToEndId(), order.amount(), paid.reference()));
        return answer(order, "ACSC", "");
    }

    private static String answer(PaymentOrder order, String status, String reason) {
        String why = reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>";
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>B</MsgId><CreDtTm>2026-03-02T10:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%1$s</OrgnlMsgId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%1$s</OrgnlPmtInfId>
                <TxInfAndSts><OrgnlEndToEndId>%2$s</OrgnlEndToEndId><TxSts>%3$s</TxSts>%4$s</TxInfAndSts>
                </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
                """
                .formatted(order.file(), order.endToEndId(), status, why);
    }

    private Posting post(Posting posting) {
        postings.put(posting.reference(), posting);
        return posting;
    }

    private String reference() {
        return "B" + (1_000 + postings.size());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static boolean isWhole(Path file) {
        return !file.getFileName().toString().startsWith(".");
    }
}
