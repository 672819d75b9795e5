package org.kontor.invoices.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;

/** Which tax a sale bears, by its day; and what is left to a person. */
public class TaxRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String GERMAN = "DE136695976";
    private static final String FRENCH = "FR40303265045";

    private final TaxRules rules = new TaxRules();

    /** A sale of lamps, changed as a test needs. */
    private record Lamps(String from, String to, LocalDate day, String currency, String hsCode, Incoterm incoterm) {

        static Lamps from(String country) {
            return new Lamps(country, "DE", DAY, "EUR", "940542", Incoterm.DAP);
        }

        Lamps to(String country) {
            return new Lamps(from, country, day, currency, hsCode, incoterm);
        }

        Lamps on(String date) {
            return new Lamps(from, to, LocalDate.parse(date), currency, hsCode, incoterm);
        }

        Lamps in(String other) {
            return new Lamps(from, to, day, other, hsCode, incoterm);
        }

        Lamps but(String code) {
            return new Lamps(from, to, day, currency, code, incoterm);
        }

        Lamps under(Incoterm term) {
            return new Lamps(from, to, day, currency, hsCode, term);
        }

        Sale sold(String sellersNumber, String buyersNumber) {
            return new Sale(
                    day,
                    trader(from, sellersNumber),
                    trader(to, buyersNumber),
                    address(from, "10115"),
                    address(to, "10115"),
                    incoterm,
                    List.of(new HsCode(hsCode)),
                    Money.currency(currency));
        }
    }

    @Test
    public void atHomeTheStandardRateOfTheDayIsCharged() {
        for (String row : List.of(
                "DE 2020-06-30 19",
                "DE 2020-07-01 16",
                "DE 2020-12-31 16",
                "DE 2021-01-01 19",
                "FR 2026-11-26 20",
                "NL 2026-11-26 21",
                "EE 2025-06-30 22",
                "EE 2025-07-01 24",
                "FI 2024-08-31 24",
                "FI 2024-09-01 25.5",
                "RO 2025-07-31 19",
                "RO 2025-08-01 21",
                "SK 2024-12-31 20",
                "SK 2025-01-01 23")) {
            String[] parts = row.split(" ");
            String country = parts[0];
            String currency = country.equals("RO") ? "RON" : "EUR";
            Treatment found = rules.of(
                    Lamps.from(country).to(country).on(parts[1]).in(currency).sold(country + "136695976", ""));
            assertEquals(row, TaxCategory.S, found.category());
            assertEquals(row, new BigDecimal(parts[2]), found.percent());
        }
    }

    @Test
    public void inChinaTheRateOfTheDayIsCharged() {
        for (String row : List.of("2018-04-30 17", "2018-05-01 16", "2019-03-31 16", "2019-04-01 13")) {
            Sale sale =
                    Lamps.from("CN").to("CN").on(row.split(" ")[0]).in("CNY").sold("91440300", "");
            assertEquals(row, new BigDecimal(row.split(" ")[1]), rules.of(sale).percent());
        }
    }

    @Test
    public void withinTheUnionTheBuyerAccountsForIt() {
        Treatment found = rules.of(Lamps.from("DE").to("FR").sold(GERMAN, FRENCH));

        assertEquals(TaxCategory.K, found.category());
        assertEquals("VATEX-EU-IC", found.reasonCode());
        refused(
                "The buyer has no VAT number of another member state",
                Lamps.from("DE").to("FR").sold(GERMAN, ""));
        refused("The buyer has no VAT number", Lamps.from("DE").to("FR").sold(GERMAN, "DE129273398"));
        refused("The buyer has no VAT number", Lamps.from("DE").to("FR").sold(GERMAN, "US123456789"));
        refused("The seller has no VAT number of DE", Lamps.from("DE").to("FR").sold(FRENCH, FRENCH));
    }

    @Test
    public void outOfTheUnionNothingIsCharged() {
        assertEquals(
                "VATEX-EU-G",
                rules.of(Lamps.from("DE").to("US").sold(GERMAN, "")).reasonCode());
        refused("The seller has no VAT number of DE", Lamps.from("DE").to("US").sold("", ""));
    }

    @Test
    public void greatBritainLeftTheUnionOnADay() {
        Lamps lamps = Lamps.from("DE").to("GB");

        assertEquals(
                TaxCategory.K,
                rules.of(lamps.on("2020-12-31").sold(GERMAN, "GB980780684")).category());
        assertEquals(
                TaxCategory.G,
                rules.of(lamps.on("2021-01-01").sold(GERMAN, "GB980780684")).category());
        assertEquals(
                TaxCategory.Z,
                rules.of(Lamps.from("GB").sold("GB980780684", GERMAN)).category());
    }

    @Test
    public void whatBeginsItsWayOutsideIsNotSubjectToIt() {
        Treatment found = rules.of(Lamps.from("CN").in("USD").sold("91440300", GERMAN));

        assertEquals(TaxCategory.O, found.category());
        assertEquals(0, found.percent().signum());
        assertEquals("VATEX-EU-O", found.reasonCode());
        assertEquals(
                TaxCategory.O, rules.of(Lamps.from("CN").to("US").sold("", "")).category());
        refused(
                "Under DDP the seller imports",
                Lamps.from("CN").under(Incoterm.DDP).sold("91440300", GERMAN));
    }

    @Test
    public void whoSellsWithoutASeatLeavesTheTaxToTheBuyerWhereTheLawSaysSo() {
        assertEquals(
                TaxCategory.AE,
                rules.of(Lamps.from("FR").to("FR").sold(GERMAN, FRENCH)).category());
        refused("The buyer has no VAT number of FR", Lamps.from("FR").to("FR").sold(GERMAN, ""));
        refused(
                "There is no tax rule for a sale from DE to DE",
                Lamps.from("DE").sold(FRENCH, GERMAN));
    }

    @Test
    public void whatMayHaveAnotherRateIsLeftToAPerson() {
        refused(
                "Goods under HS 4901.99 (printed matter)",
                Lamps.from("DE").but("490199").sold(GERMAN, ""));
        refused(
                "Goods under HS 8517.13 (telephones)",
                Lamps.from("DE").but("851713").sold(GERMAN, ""));
        refused("The tax must be stated in EUR", Lamps.from("DE").in("USD").sold(GERMAN, ""));
        refused("There is no tax rule", Lamps.from("US").to("US").in("USD").sold("12-3456789", ""));
        refused("There is no tax rule", Lamps.from("DE").on("2006-12-31").sold(GERMAN, ""));
    }

    @Test
    public void partsOfCountriesWithRulesOfTheirOwnAreLeftToAPerson() {
        Sale plain = Lamps.from("DE").to("ES").sold(GERMAN, "ESB58378431");
        Sale canaries = new Sale(
                DAY,
                plain.seller(),
                plain.buyer(),
                plain.departure(),
                address("ES", "35001"),
                plain.incoterm(),
                plain.goods(),
                plain.currency());

        assertEquals(TaxCategory.K, rules.of(plain).category());
        refused("Goods from or to the Canary Islands", canaries);
    }

    @Test
    public void noDayHasTwoRates() throws IOException {
        Map<String, LocalDate> until = new HashMap<>();
        List<String> rows;
        try (InputStream file = TaxRules.class.getResourceAsStream("tax-rules.csv")) {
            rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        for (String row : rows) {
            String[] parts = row.split(";", -1);
            if (parts[0].equals("sale")) {
                LocalDate first = LocalDate.parse(parts[3]);
                LocalDate last = parts[4].isEmpty() ? LocalDate.MAX : LocalDate.parse(parts[4]);
                LocalDate before = until.put(parts[1] + parts[2], last);
                assertTrue(row, before == null || before.plusDays(1).equals(first));
                assertTrue(row, first.isBefore(last));
            }
        }
    }

    private void refused(String beginning, Sale sale) {
        TradeRuleException refusal = assertThrows(TradeRuleException.class, () -> rules.of(sale));
        assertTrue(refusal.getMessage(), refusal.getMessage().startsWith(beginning));
    }

    private static Trader trader(String country, String taxNumber) {
        return new Trader("A firm", "", address(country, "10115"), "1", taxNumber, "", "");
    }

    private static Address address(String country, String postalCode) {
        return new Address(List.of("1 Street"), "City", "", postalCode, Country.of(country));
    }
}
