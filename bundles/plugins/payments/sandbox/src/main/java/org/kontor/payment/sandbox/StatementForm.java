package org.kontor.payment.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.Statements;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** Reads the sandbox's own form of a bank statement: lines with semicolons, which the README describes. */
final class StatementForm implements Statements {

    private static final String TITLE = "sandbox-statement";
    private static final String REMEDY =
            "begin the file with " + TITLE + ";number;account, and see the payment sandbox's README";
    private static final int HEAD_FIELDS = 3;
    private static final int BALANCE_FIELDS = 3;
    private static final int ENTRY_FIELDS = 7;
    private static final Pattern NAME_AND_ACCOUNT = Pattern.compile("([^<>]*?) *<([^<>]+)>");

    @Override
    public List<BankStatement> read(String fileName, byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        String[] head = lines.isEmpty() ? new String[0] : fields(lines.get(0), HEAD_FIELDS);
        if (head.length != HEAD_FIELDS || !head[0].equals(TITLE) || head[2].isEmpty()) {
            throw new InvalidValueException("file", "is no statement of the sandbox's", REMEDY);
        }
        return List.of(new Reading(head).of(lines.subList(1, lines.size())));
    }

    private static String[] fields(String line, int most) {
        String[] fields = line.split(";", most);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].strip();
        }
        return fields;
    }

    /** One statement while it is read. */
    private static final class Reading {
        private final String[] head;
        private final Map<String, Money> balances = new HashMap<>();
        private final List<BankEntry> entries = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        private Reading(String[] head) {
            this.head = head;
        }

        private BankStatement of(List<String> lines) {
            int number = 1;
            for (String line : lines) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    take(line, number);
                }
            }
            return new BankStatement(head[1], head[2], balance("opening"), balance("closing"), entries, warnings);
        }

        private Optional<Money> balance(String which) {
            return Optional.ofNullable(balances.get(which));
        }

        private void take(String line, int number) {
            try {
                String[] fields = fields(line, ENTRY_FIELDS);
                if (fields.length == BALANCE_FIELDS && fields[0].matches("opening|closing")) {
                    balances.put(fields[0], Money.parse(fields[1], fields[2]));
                } else {
                    entries.add(entry(fields));
                }
            } catch (InvalidValueException | DateTimeException e) {
                warnings.add("line " + number + " is no entry: " + e.getMessage());
            }
        }

        private static BankEntry entry(String[] fields) {
            if (fields.length != ENTRY_FIELDS) {
                throw new InvalidValueException("entry", "must have " + ENTRY_FIELDS + " fields", REMEDY);
            }
            Money amount = Money.parse(fields[3], fields[4]);
            if (!amount.isPositive()) {
                throw new InvalidValueException("amount", "must be positive, was " + amount, REMEDY);
            }
            Way way = Way.of(fields[2]);
            return new BankEntry(
                    fields[0],
                    amount,
                    way == Way.CREDIT || way == Way.ANNOUNCED,
                    way != Way.ANNOUNCED,
                    way == Way.REVERSED,
                    LocalDate.parse(fields[1]),
                    Optional.empty(),
                    CreditorReference.in(fields[6]),
                    "",
                    "",
                    counterparty(fields[5]),
                    fields[6],
                    "",
                    fields[2]);
        }

        private static BankEntry.Counterparty counterparty(String field) {
            Matcher known = NAME_AND_ACCOUNT.matcher(field);
            return known.matches()
                    ? new BankEntry.Counterparty(known.group(1), known.group(2))
                    : new BankEntry.Counterparty(field, "");
        }
    }

    /** How an entry moves money. */
    private enum Way {
        CREDIT,
        DEBIT,
        /** A credit that is not booked yet. */
        ANNOUNCED,
        /** A debit that takes an earlier credit back. */
        REVERSED;

        private static Way of(String word) {
            for (Way way : values()) {
                if (way.name().equalsIgnoreCase(word)) {
                    return way;
                }
            }
            throw new InvalidValueException("way", "must be credit, debit, announced or reversed, was " + word, REMEDY);
        }
    }
}
