package org.kontor.invoices.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.HsCode;

/** The lines of {@code tax-rules.csv}, which names its sources, by day. */
final class TaxTable {

    /** Where goods go, as seen from where they leave. */
    enum Kind {
        EXPORT,
        WITHIN_EU,
        OUTSIDE_EU,
        AT_HOME,
        /** At home where they are, by a seller who is at home elsewhere. */
        AT_HOME_BY_OTHERS
    }

    private record Days(LocalDate first, LocalDate last) {

        static Days of(String first, String last) {
            return new Days(LocalDate.parse(first), last.isEmpty() ? LocalDate.MAX : LocalDate.parse(last));
        }

        boolean have(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private record Rule(Kind kind, String country, Days days, Treatment treatment) {

        static Rule of(String... row) {
            Treatment treatment = new Treatment(TaxCategory.valueOf(row[5]), new BigDecimal(row[6]), row[7], row[8]);
            return new Rule(Kind.valueOf(row[1]), row[2], Days.of(row[3], row[4]), treatment);
        }
    }

    private static final String RULES = "tax-rules.csv";
    private static final String ANY = "*";
    private static final int COLUMNS = -1;

    private final List<String[]> rows;
    private final List<Rule> rules;

    TaxTable() {
        rows = read();
        rules = rows.stream().filter(row -> row[0].equals("sale")).map(Rule::of).toList();
    }

    /** The member states of that day. */
    Stream<Country> members(LocalDate day) {
        return rows.stream()
                .filter(row ->
                        row[0].equals("member") && Days.of(row[2], row[3]).have(day))
                .map(row -> Country.of(row[1]));
    }

    boolean isMember(Country country, LocalDate day) {
        return members(day).anyMatch(country::equals);
    }

    Optional<Treatment> treatment(Kind kind, Country from, LocalDate day) {
        return treatment(kind, from.code(), day).or(() -> treatment(kind, ANY, day));
    }

    /** What the goods are when they may be taxed in another way than most. */
    Optional<String> unusual(HsCode goods) {
        return rows.stream()
                .filter(row -> row[0].equals("goods") && goods.digits().startsWith(row[1]))
                .map(row -> row[2])
                .findFirst();
    }

    /** The part of a country that the address is in, when VAT is another there. */
    Optional<String> apart(Address address) {
        return rows.stream()
                .filter(row -> row[0].equals("territory")
                        && row[1].equals(address.country().code())
                        && address.postalCode().replace(" ", "").startsWith(row[2]))
                .map(row -> row[3])
                .findFirst();
    }

    private Optional<Treatment> treatment(Kind kind, String country, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind
                        && rule.country().equals(country)
                        && rule.days().have(day))
                .map(Rule::treatment)
                .findFirst();
    }

    private static List<String[]> read() {
        try (InputStream file = TaxTable.class.getResourceAsStream(RULES);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(";", COLUMNS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
