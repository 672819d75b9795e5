package org.kontor.payment.bank.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.payment.BankEntry.Counterparty;

/** What stands around an amount: references, parties, words, and why it came back. */
final class CamtDetails {

    private static final Set<String> RETURNS = Set.of("RRTN", "RPCR");

    private final Sheet sheet;
    private final Element entry;
    private final List<Element> details;
    private final boolean part;

    private CamtDetails(Sheet sheet, Element entry, List<Element> details, boolean part) {
        this.sheet = sheet;
        this.entry = entry;
        this.details = details;
        this.part = part;
    }

    CamtDetails(Sheet sheet, Element entry, Optional<Element> detail) {
        this(sheet, entry, detail.stream().toList(), false);
    }

    /** One of several in an entry. */
    static CamtDetails part(Sheet sheet, Element entry, Element detail) {
        return new CamtDetails(sheet, entry, List.of(detail), true);
    }

    /** All details of an entry that stays whole. */
    static CamtDetails together(Sheet sheet, Element entry, List<Element> details) {
        return new CamtDetails(sheet, entry, details, false);
    }

    Movement movement(Movement.Booking booking) {
        boolean single = details.size() == 1;
        Optional<Element> parties = single ? details.get(0).at("RltdPties") : Optional.empty();
        String returned = returnReason();
        boolean comesBack = booking.reversal() || !returned.isEmpty();
        return new Movement(
                booking,
                bankReference(),
                Words.reference(entry.text("NtryRef")),
                structured(),
                single || details.isEmpty() ? endToEndId(booking.credit()) : "",
                parties.filter(all -> booking.credit() && !comesBack)
                        .map(all -> CamtParties.credited(all, sheet.account))
                        .orElse(""),
                parties.map(all -> CamtParties.other(all, booking.credit(), sheet.account))
                        .orElse(new Counterparty("", "")),
                remittance(),
                furtherWords(),
                returned,
                code());
    }

    private String bankReference() {
        String whole = Words.reference(entry.text("AcctSvcrRef"));
        String own = details.size() == 1 ? Words.reference(details.get(0).text("Refs", "AcctSvcrRef")) : "";
        if (!part) {
            return Words.first(whole, own);
        }
        Element refs = details.get(0);
        boolean named = !own.isEmpty() && !own.equals(whole);
        return whole.isEmpty() && !named
                ? ""
                : String.join(
                        "/",
                        named ? own : whole,
                        named ? "" : refs.text("Refs", "EndToEndId") + refs.text("Refs", "TxId") + remittance());
    }

    /** Of our own payments the bank may tell no more than the file's ids: there the file holds one payment. */
    private String endToEndId(boolean credit) {
        List<String> ids = new ArrayList<>();
        details.forEach(detail -> ids.add(detail.text("Refs", "EndToEndId")));
        if (!credit) {
            details.forEach(detail -> ids.add(detail.text("Refs", "InstrId")));
            details.forEach(detail -> ids.add(detail.text("Refs", "PmtInfId")));
            entry.all("NtryDtls").forEach(batch -> ids.add(batch.text("Btch", "PmtInfId")));
        }
        return ids.stream()
                .map(Words::reference)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<String> structured() {
        return all("RmtInf", "Strd")
                .flatMap(strd -> strd.all("CdtrRefInf").stream())
                .map(reference -> reference.text("Ref"))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String remittance() {
        List<String> lines = new ArrayList<>();
        all("RmtInf", "Ustrd").forEach(line -> lines.add(line.text()));
        String words = Words.joined(lines);
        return Words.first(words, String.join(" ", structured()), documents());
    }

    private String documents() {
        return String.join(
                " ",
                all("RmtInf", "Strd")
                        .flatMap(strd -> strd.all("RfrdDocInf").stream())
                        .map(document -> document.text("Nb"))
                        .filter(number -> !number.isEmpty())
                        .toList());
    }

    private String furtherWords() {
        List<String> words = new ArrayList<>();
        details.forEach(detail -> words.add(detail.text("AddtlTxInf")));
        words.add(documents());
        if (!part) {
            words.add(entry.text("AddtlNtryInf"));
        }
        return String.join(" | ", words);
    }

    private String returnReason() {
        Optional<Element> returned =
                details.stream().flatMap(d -> d.all("RtrInf").stream()).findFirst();
        if (returned.isPresent()) {
            return Words.first(
                    returned.get().text("Rsn", "Cd"),
                    returned.get().text("Rsn", "Prtry"),
                    returned.get().text("AddtlInf"),
                    "RETURNED");
        }
        return RETURNS.contains(family("SubFmlyCd")) ? family("SubFmlyCd") : "";
    }

    private String code() {
        String domain = Stream.of("Cd", "Fmly", "SubFmlyCd")
                .map(this::family)
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "/" + other)
                .orElse("");
        return Words.first(domain, own("Prtry", "Cd"));
    }

    private String family(String which) {
        return switch (which) {
            case "Cd" -> own("Domn", "Cd");
            case "Fmly" -> own("Domn", "Fmly", "Cd");
            default -> own("Domn", "Fmly", "SubFmlyCd");
        };
    }

    /** The part of the bank's transaction code, of the detail or else of the entry. */
    private String own(String... way) {
        String[] whole = Stream.concat(Stream.of("BkTxCd"), Stream.of(way)).toArray(String[]::new);
        String ofDetail = details.size() == 1 ? details.get(0).text(whole) : "";
        return Words.first(ofDetail, entry.text(whole));
    }

    private Stream<Element> all(String parent, String child) {
        return details.stream()
                .flatMap(detail -> detail.all(parent).stream())
                .flatMap(found -> found.all(child).stream());
    }
}
