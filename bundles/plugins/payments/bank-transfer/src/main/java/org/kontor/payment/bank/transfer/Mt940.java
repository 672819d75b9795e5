package org.kontor.payment.bank.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.BankEntry.Counterparty;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** Reads SWIFT statements (MT940, MT950) and interim reports (MT942), one message or many in a file. */
final class Mt940 {

    private static final Pattern BALANCE =
            Pattern.compile("([CD])\\s*(\\d{6})\\s*([A-Z]{3})\\s*(\\d[\\d,]*).*", Pattern.DOTALL);
    private static final Pattern FLOOR = Pattern.compile("(?:\\d{0,5})([A-Z]{3})[CD]?\\d.*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,18})(?:/0*(\\d{1,5}))?.*", Pattern.DOTALL);
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern ENDS_IN_CURRENCY = Pattern.compile("(.*\\d)\\s*([A-Z]{3})");
    private static final Set<String> INTERIM = Set.of("34F", "13D", "90C", "90D");
    private static final Set<String> ABOUT = Set.of("86", "NS");
    private static final Set<String> POINTERS = Set.of("EREF", "PREF", "MARF", "KREF", "KREF+", "MREF", "CREF");

    private final List<MtField> fields;
    private final String currency;
    private final Optional<LocalDate> day;
    private final boolean interim;
    private final Sheet sheet;

    private Mt940(List<MtField> fields) {
        this.fields = fields;
        this.currency = currency()
                .orElseThrow(() -> new InvalidValueException(
                        "file",
                        "must name a currency in every statement",
                        "ask the bank for statements with balances"));
        this.day = balanceDay();
        this.interim = fields.stream().anyMatch(field -> INTERIM.contains(field.tag()));
        this.sheet = new Sheet(value("20"), account());
    }

    static List<Sheet> read(List<MtField> fields) {
        List<Sheet> sheets = new ArrayList<>();
        List<MtField> message = new ArrayList<>();
        for (MtField field : fields) {
            if (field.tag().equals("20") && isStatement(message)) {
                sheets.add(new Mt940(message).sheet());
                message = new ArrayList<>();
            }
            message.add(field);
        }
        if (isStatement(message)) {
            sheets.add(new Mt940(message).sheet());
        }
        return sheets;
    }

    /** Whether these fields are of a statement at all. */
    static boolean isStatement(List<MtField> fields) {
        boolean account = fields.stream().anyMatch(field -> field.tag().startsWith("25"));
        boolean money = fields.stream().anyMatch(f -> f.tag().matches("6[0-5].?|34F|90[CD]"));
        return account && money;
    }

    private Sheet sheet() {
        sheet.opening = balance("60");
        sheet.closing = balance("62");
        sheet.last = fields.stream().noneMatch(field -> field.tag().equals("62M"));
        sheet.balancedByPage = true;
        sheet.opensWithin = field("60M").isPresent();
        number();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).tag().equals("61")) {
                entry(i);
            }
        }
        if (account().equals("unknown")) {
            sheet.warn("the statement names no account");
        }
        return sheet;
    }

    private void number() {
        Matcher number = NUMBER.matcher(
                field("28C").or(() -> field("28")).map(MtField::first).orElse(""));
        if (number.matches()) {
            sheet.number = OptionalLong.of(Long.parseLong(number.group(1)));
            sheet.page = number.group(2) == null ? 1 : Math.max(1, Integer.parseInt(number.group(2)));
        }
    }

    private void entry(int at) {
        int end = at + 1;
        while (end < fields.size() && ABOUT.contains(fields.get(end).tag())) {
            end++;
        }
        Optional<MtLine> line = MtLine.read(fields.get(at).lines(), currency, day);
        if (line.isEmpty()) {
            sheet.warn("the entry after " + sheet.movements.size() + " others cannot be read and is left out");
            return;
        }
        MtWords words = MtWords.read(fields.subList(at + 1, end));
        sheet.add(movement(line.get(), words));
    }

    private Movement movement(MtLine line, MtWords words) {
        String customer = Words.reference(line.customerReference());
        String bank = Words.reference(line.bankReference());
        return new Movement(
                new Movement.Booking(
                        line.amount(),
                        line.credit(),
                        !interim && !line.expected(),
                        line.reversal(),
                        line.bookedOn(),
                        Optional.of(line.valueOn())),
                bank.isEmpty() ? "" : bank + " " + line.bookedOn(),
                "",
                words.structured(),
                Words.first(words.endToEndId(), POINTERS.contains(customer) ? "" : customer),
                "",
                counterparty(words, line),
                Words.first(words.remittance(), line.supplement()),
                String.join(" | ", words.whole(), customer, line.supplement()),
                words.returnReason(),
                line.code());
    }

    /** A bank that leaves no room for the other account tells it below the entry's line. */
    private static Counterparty counterparty(MtWords words, MtLine line) {
        String below = Iban.normal(line.supplement());
        return words.counterparty().account().isEmpty() && Iban.valid(below)
                ? new Counterparty(words.counterparty().name(), below)
                : words.counterparty();
    }

    private String account() {
        String named = Words.first(value("25"), value("25P"));
        for (String part : named.toUpperCase(Locale.ROOT).split("[/\\s]")) {
            Matcher currencyAfter = ENDS_IN_CURRENCY.matcher(part);
            String bare = currencyAfter.matches() ? currencyAfter.group(1) : part;
            if (IBAN.matcher(bare).matches() && Iban.valid(bare)) {
                return bare;
            }
        }
        Matcher currencyAfter = ENDS_IN_CURRENCY.matcher(named);
        return Words.first((currencyAfter.matches() ? currencyAfter.group(1) : named).strip(), "unknown");
    }

    private Optional<Money> balance(String tag) {
        for (MtField field : fields) {
            Matcher balance = BALANCE.matcher(field.first());
            if (field.tag().startsWith(tag) && balance.matches()) {
                return Figures.amount(balance.group(4), balance.group(3))
                        .map(amount -> balance.group(1).equals("D") ? amount.times(-1) : amount);
            }
        }
        return Optional.empty();
    }

    private Optional<String> currency() {
        for (MtField field : fields) {
            boolean balance = field.tag().matches("6[0245].?");
            Matcher matcher = (balance ? BALANCE : FLOOR).matcher(field.first());
            if ((balance || INTERIM.contains(field.tag())) && matcher.matches()) {
                return Optional.of(matcher.group(balance ? 3 : 1));
            }
        }
        Matcher account = ENDS_IN_CURRENCY.matcher(Words.first(value("25"), value("25P")));
        return account.matches() ? Optional.of(account.group(2)) : Optional.empty();
    }

    private Optional<LocalDate> balanceDay() {
        for (MtField field : fields) {
            Matcher balance = BALANCE.matcher(field.first());
            if (field.tag().startsWith("6") && balance.matches()) {
                return Figures.shortDay(balance.group(2));
            }
        }
        return Optional.empty();
    }

    private Optional<MtField> field(String tag) {
        return fields.stream().filter(field -> field.tag().equals(tag)).findFirst();
    }

    private String value(String tag) {
        return field(tag).map(MtField::first).orElse("");
    }
}
