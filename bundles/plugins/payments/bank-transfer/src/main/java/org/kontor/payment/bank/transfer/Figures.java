package org.kontor.payment.bank.transfer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;

/** Amounts and dates as banks write them. */
final class Figures {

    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{0,18})?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2}).*", Pattern.DOTALL);
    private static final int CENTURY = 2000;
    private static final int OLDEST = 80;

    private Figures() {}

    /** A decimal amount with a point or a comma; empty when it is none, or finer than the currency's minor unit. */
    static Optional<Money> amount(String text, String currency) {
        String decimal = text.strip().replace(',', '.');
        if (!AMOUNT.matcher(decimal).matches()) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(decimal.endsWith(".") ? decimal + "0" : decimal).stripTrailingZeros();
            return Optional.of(
                    Money.parse(number.setScale(Math.max(0, number.scale())).toPlainString(), currency));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** The day of a date or a time in ISO form, as its place has it. */
    static Optional<LocalDate> day(String text) {
        Matcher day = DAY.matcher(text);
        return day.matches() ? day(number(day, 1), number(day, 2), number(day, 3)) : Optional.empty();
    }

    /** YYMMDD. */
    static Optional<LocalDate> shortDay(String text) {
        int year = Integer.parseInt(text.substring(0, 2));
        return day(
                year >= OLDEST ? year + CENTURY - 100 : year + CENTURY,
                Integer.parseInt(text.substring(2, 4)),
                Integer.parseInt(text.substring(4, 6)));
    }

    /** MMDD in the year that brings it nearest to another day. */
    static Optional<LocalDate> dayNear(String text, LocalDate other) {
        int month = Integer.parseInt(text.substring(0, 2));
        int year = other.getYear();
        if (month == 12 && other.getMonthValue() == 1) {
            year--;
        } else if (month == 1 && other.getMonthValue() == 12) {
            year++;
        }
        return day(year, month, Integer.parseInt(text.substring(2, 4)));
    }

    /** Banks that count every month as 30 days write 30 February: the month's last day is meant. */
    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            YearMonth in = YearMonth.of(year, month);
            return day > 31 ? Optional.empty() : Optional.of(in.atDay(Math.min(day, in.lengthOfMonth())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
