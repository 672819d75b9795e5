package org.kontor.payment.bank.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.BankEntry.Counterparty;

/** What field 86 says of an entry: in numbered parts (Germany and around), between slashes, or in free words. */
record MtWords(
        String endToEndId,
        Counterparty counterparty,
        String remittance,
        String whole,
        String returnReason,
        List<String> structured) {

    private static final Pattern NUMBERED =
            Pattern.compile("(\\d{3})([^A-Za-z0-9\\s/,.:+-])(\\d{2})(.*)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|RREF|PREF)[+]");
    private static final Pattern SLASHED =
            Pattern.compile("/(EREF|IBAN|BIC|NAME|REMI|TRTP|CSID|MARF|ADDR|CNTP|ORDP|BENM|RTRN|"
                    + "RTRN|ISDT|PURP|TRCD|ULTD|ULTC|ULTB|PREF|SVCL|KREF|CDTRREF|ACCW|IREF|"
                    + "ORIG|CHGS|OCMT|EXCH|ID|TOTA|MREF)/");
    private static final Pattern RETURN = Pattern.compile(
            "(?<![A-Z0-9])((?:AC|AG|AM|BE|CN|DS|ED|FF|MD|MS|RC|RR|SL|TM)\\d{2}|FOCR|CUST|TECH|DUPL)(?![A-Z0-9])");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}|\\d{5,34}");
    private static final List<String> RETURNED = List.of("108", "109", "159");
    private static final int NAME_LINES = 32;
    private static final int LISTED_NAME = 15;

    static MtWords read(List<MtField> fields) {
        if (fields.stream().anyMatch(field -> field.tag().equals("NS"))) {
            return listed(fields);
        }
        List<String> lines = new ArrayList<>();
        fields.forEach(field -> field.lines().forEach(line -> lines.add(line.stripTrailing())));
        String solid = String.join("", lines);
        Matcher numbered = NUMBERED.matcher(solid);
        if (numbered.matches()) {
            return numbered(numbered.group(1), numbered.group(2), solid.substring(numbered.end(1)));
        }
        Matcher slashed = SLASHED.matcher(solid);
        return slashed.lookingAt() ? slashed(solid, slashed) : free(Words.joined(lines));
    }

    private static MtWords numbered(String type, String sign, String text) {
        Map<Integer, String> parts = new LinkedHashMap<>();
        for (String part : text.split(Pattern.quote(sign))) {
            if (part.matches("(?s)\\d{2}.*")) {
                parts.merge(Integer.valueOf(part.substring(0, 2)), part.substring(2), String::concat);
            }
        }
        List<String> remittance = parts.entrySet().stream()
                .filter(part -> isRemittance(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        String words = Words.joined(remittance);
        Map<String, String> labels = labels(Words.joined(remittance, "\n"), LABEL);
        String name = parts.getOrDefault(NAME_LINES, "") + parts.getOrDefault(NAME_LINES + 1, "");
        String account = Words.first(parts.getOrDefault(31, ""), labels.getOrDefault("IBAN", ""));
        return new MtWords(
                compact(labels, "EREF"),
                new Counterparty(Words.first(name.strip(), labels.getOrDefault("ABWA", "")), plain(account)),
                labels.containsKey("SVWZ") ? labels.get("SVWZ").replace('\n', ' ') : words,
                words,
                RETURNED.contains(type)
                        ? reason(words, parts.getOrDefault(34, "").strip())
                        : "",
                List.of());
    }

    private static MtWords slashed(String text, Matcher matcher) {
        Map<String, String> labels = labels(text, SLASHED);
        String remittance = labels.getOrDefault("REMI", "").replaceFirst("^(USTD|STRD)/+", "");
        String[] party = Words.first(labels.getOrDefault("CNTP", ""), "").split("/", -1);
        boolean listed = labels.containsKey("CNTP") && party.length > 2;
        return new MtWords(
                compact(labels, "EREF"),
                listed
                        ? new Counterparty(party[2], plain(party[0]))
                        : new Counterparty(labels.getOrDefault("NAME", ""), plain(labels.getOrDefault("IBAN", ""))),
                trimmed(labels.containsKey("REMI") ? remittance : text),
                text,
                labels.containsKey("RTRN") ? reason(labels.get("RTRN"), labels.get("RTRN")) : "",
                List.of(labels.getOrDefault("CDTRREF", "")));
    }

    private static MtWords free(String text) {
        Map<String, String> labels = labels(text, LABEL);
        return new MtWords(
                compact(labels, "EREF"),
                new Counterparty(labels.getOrDefault("ABWA", ""), plain(labels.getOrDefault("IBAN", ""))),
                labels.getOrDefault("SVWZ", text),
                text,
                "",
                List.of());
    }

    /** Lines that begin with what they are: words, the name, the account (Multicash). */
    private static MtWords listed(List<MtField> fields) {
        Map<Integer, String> lines = new LinkedHashMap<>();
        fields.stream()
                .flatMap(field -> field.lines().stream())
                .filter(line -> line.matches("\\d{2}.*"))
                .forEach(line -> lines.merge(Integer.valueOf(line.substring(0, 2)), line.substring(2), String::concat));
        String words = Words.joined(lines.entrySet().stream()
                .filter(line -> line.getKey() < LISTED_NAME)
                .map(Map.Entry::getValue)
                .toList());
        String name = lines.getOrDefault(LISTED_NAME, "") + lines.getOrDefault(LISTED_NAME + 1, "");
        Counterparty party = new Counterparty(name, plain(lines.getOrDefault(34, "")));
        return new MtWords("", party, words, words, "", List.of());
    }

    /** What stands after each label, up to the next. */
    private static Map<String, String> labels(String text, Pattern pattern) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher label = pattern.matcher(text);
        String open = "";
        int from = 0;
        for (int at = 0; label.find(at); at = Math.max(label.end() - 1, at + 1)) {
            if (!open.isEmpty()) {
                found.putIfAbsent(open, trimmed(text.substring(Math.min(from, label.start()), label.start())));
            }
            open = label.group(1);
            from = label.end();
        }
        if (!open.isEmpty()) {
            found.putIfAbsent(open, trimmed(text.substring(from)));
        }
        return found;
    }

    private static String compact(Map<String, String> labels, String label) {
        return Words.reference(
                labels.getOrDefault(label, "").replaceAll("\n.*", "").replaceAll("\\s", ""));
    }

    private static String trimmed(String text) {
        return text.strip().replaceFirst("/+$", "");
    }

    private static String plain(String account) {
        String normal = Iban.normal(account);
        return ACCOUNT.matcher(normal).matches() ? normal : "";
    }

    private static String reason(String text, String otherwise) {
        Matcher reason = RETURN.matcher(text);
        return reason.find() ? reason.group(1) : Words.first(otherwise, "RETURNED");
    }

    private static boolean isRemittance(int number) {
        return number >= 20 && number <= 29 || number >= 60 && number <= 63;
    }
}
