package org.kontor.settlement.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** What the operator keeps of a release, by the day of the release; nothing on days before the first rule. */
record Commissions(List<Rule> rules) {

    /** From this day on, so many per cent. */
    record Rule(LocalDate from, BigDecimal percent) {
        Rule {
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
                throw unreadable(from + " " + percent);
            }
        }
    }

    Commissions {
        rules = rules.stream().sorted(Comparator.comparing(Rule::from)).toList();
    }

    /** Reads rules such as {@code 2026-01-01 2.5}. */
    static Commissions read(String... lines) {
        List<Rule> rules = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length != 2) {
                throw unreadable(line);
            }
            try {
                rules.add(new Rule(LocalDate.parse(parts[0]), new BigDecimal(parts[1])));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw unreadable(line);
            }
        }
        return new Commissions(rules);
    }

    /** Rounded down: never more than the rule says. */
    Money of(Money gross, LocalDate day) {
        BigDecimal percent = rules.stream()
                .filter(rule -> !rule.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Rule::percent)
                .orElse(BigDecimal.ZERO);
        BigDecimal minor = BigDecimal.valueOf(gross.minor()).multiply(percent).movePointLeft(2);
        return new Money(minor.setScale(0, RoundingMode.DOWN).longValueExact(), gross.currency());
    }

    private static InvalidValueException unreadable(String line) {
        return new InvalidValueException(
                "commissions", "must be a day and a percentage below 100, was '" + line + "'", "write 2026-01-01 2.5");
    }
}
