package org.kontor.logistics.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.logistics.domain.Lamps.USD;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.domain.Customs.Item;
import org.kontor.logistics.domain.Customs.Reckoned;
import org.kontor.logistics.domain.CustomsTable.Basis;
import org.kontor.logistics.domain.CustomsTable.Destination;
import org.kontor.logistics.domain.CustomsTable.Duty;
import org.kontor.logistics.store.CustomsTables;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;

/** Duty and import tax, on sums that were worked out by hand. */
public class CustomsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Country CHINA = Country.of("CN");

    @Test
    public void freightThatTheBuyerPaysIsAddedToACifValue() {
        Reckoned reckoned =
                reckon(table("EUR", Basis.CIF, "20", "6.5"), Incoterm.EXW, "180.00", goods("1000.00", "EUR"));

        assertEquals(euros("1180.00"), reckoned.value().orElseThrow().amount());
        assertEquals(List.of(euros("76.70"), euros("251.34")), amounts(reckoned));
        assertEquals(
                List.of("Lamps: 1000.00 EUR", "180.00 EUR of freight are added, the value is CIF"),
                reckoned.value().orElseThrow().arithmetic());
    }

    @Test
    public void freightThatThePriceComprisesIsNotAddedAgain() {
        CustomsTable table = table("EUR", Basis.CIF, "18", "7");

        for (Incoterm term :
                List.of(Incoterm.CFR, Incoterm.CIF, Incoterm.CPT, Incoterm.CIP, Incoterm.DAP, Incoterm.DPU)) {
            Reckoned reckoned = reckon(table, term, "180.00", goods("1000.00", "EUR"));
            assertEquals(term.name(), List.of(euros("70.00"), euros("192.60")), amounts(reckoned));
        }
    }

    @Test
    public void whereTheValueIsFobFreightIsTaxedButPaysNoDuty() {
        Reckoned buyers = reckon(table("EUR", Basis.FOB, "10", "5"), Incoterm.FOB, "130.00", goods("1050.00", "EUR"));
        Reckoned sellers = reckon(table("EUR", Basis.FOB, "10", "5"), Incoterm.CIP, "130.00", goods("1180.00", "EUR"));

        assertEquals(List.of(euros("52.50"), euros("123.25")), amounts(buyers));
        assertEquals(List.of(euros("52.50"), euros("123.25")), amounts(sellers));
    }

    @Test
    public void aDutyPaidPriceComprisesDutyAndTax() {
        Reckoned cif = reckon(table("EUR", Basis.CIF, "20", "6.5"), Incoterm.DDP, "180.00", goods("1260.00", "EUR"));
        Reckoned fob = reckon(table("EUR", Basis.FOB, "10", "5"), Incoterm.DDP, "130.00", goods("1355.75", "EUR"));

        assertEquals(euros("985.92"), cif.value().orElseThrow().amount());
        assertEquals(List.of(euros("64.08"), euros("210.00")), amounts(cif));
        assertEquals(euros("1050.00"), fob.value().orElseThrow().amount());
        assertEquals(List.of(euros("52.50"), euros("123.25")), amounts(fob));
    }

    @Test
    public void freightIsSharedAmongTheGoodsByTheirPriceToTheLastCent() {
        CustomsTable table = table("EUR", Basis.CIF, "0", "10");

        Reckoned reckoned = reckon(
                table, Incoterm.FOB, "100.00", goods("100.00", "EUR"), goods("100.00", "EUR"), goods("100.00", "EUR"));

        assertEquals(euros("400.00"), reckoned.value().orElseThrow().amount());
        assertEquals(List.of(euros("13.33"), euros("13.33"), euros("13.33"), euros("0.00")), amounts(reckoned));
    }

    @Test
    public void anotherCurrencyIsConvertedByTheRateThatIsShown() {
        Reckoned reckoned = reckon(table("EUR", Basis.CIF, "19", "4.7"), Incoterm.CIP, "0.00", goods("7800.00", "USD"));

        assertEquals(euros("3900.00"), reckoned.value().orElseThrow().amount());
        assertEquals(
                "Lamps: 7800.00 USD × 0.5 of 2026-01-01 (test bank) = 3900.00 EUR",
                reckoned.value().orElseThrow().arithmetic().get(0));
    }

    @Test
    public void theRowThatSaysMostOfTheCodeDecides() {
        CustomsTable broad = table("EUR", Basis.CIF, "0", "1");
        CustomsTable table = new CustomsTable(
                "test",
                broad.insurance(),
                broad.destinations(),
                List.of(
                        new Duty("other", "940542", new BigDecimal("9"), "tariff", DAY),
                        broad.duties().get(0),
                        new Duty("T", "940542", new BigDecimal("3"), "tariff", DAY)));

        assertEquals(
                euros("30.00"),
                amounts(reckon(table, Incoterm.CIP, "0.00", goods("1000.00", "EUR")))
                        .get(0));
    }

    @Test
    public void goodsWithoutARowPayTaxAndTheMissingDutyIsSaid() {
        CustomsTable broad = table("EUR", Basis.CIF, "19", "1");
        CustomsTable table = new CustomsTable("test", broad.insurance(), broad.destinations(), List.of());

        Reckoned reckoned = reckon(table, Incoterm.CIP, "0.00", goods("1000.00", "EUR"));

        assertEquals(
                List.of(Kind.TAX), reckoned.items().stream().map(Item::kind).toList());
        assertEquals(List.of(euros("190.00")), amounts(reckoned));
        assertEquals(
                List.of("There is no duty table for HS 9405.42 into DE; its duty, and the tax on that, are not in this"
                        + " price"),
                reckoned.remarks());
    }

    @Test
    public void aDestinationWithoutATableIsSaid() {
        Reckoned reckoned = customs(new CustomsTables().current())
                .reckon(shipment("CN", "US", Incoterm.CIP, goods("1000.00", "USD")), List.of());

        assertEquals(List.of(), reckoned.items());
        assertEquals(
                List.of("There is no customs table for imports into US; duty and tax are not in this price"),
                reckoned.remarks());
    }

    @Test
    public void withinACustomsUnionThereIsNoBorder() {
        Customs customs = customs(new CustomsTables().current());

        Reckoned reckoned = customs.reckon(shipment("FR", "DE", Incoterm.CIP, goods("1000.00", "EUR")), List.of());

        assertEquals(List.of("There is no customs border between FR and DE"), reckoned.remarks());
        assertEquals(Optional.empty(), reckoned.value());
        assertTrue(customs.isBorder(shipment("US", "DE", Incoterm.CIP, goods("1000.00", "EUR"))));
        assertTrue(!customs.isBorder(shipment("US", "US", Incoterm.CIP, goods("1000.00", "EUR"))));
    }

    @Test
    public void everyRowOfOurTableHasASourceADateAndACountryThatOnlyItHas() {
        CustomsTable table = new CustomsTables().current();

        assertTrue(table.destinations().stream().allMatch(row -> !row.source().isBlank() && row.asOf() != null));
        assertTrue(table.duties().stream().allMatch(row -> !row.source().isBlank() && row.asOf() != null));
        assertEquals(
                table.destinations().size(),
                table.destinations().stream()
                        .map(Destination::country)
                        .distinct()
                        .count());
        assertTrue(table.duties().stream().allMatch(duty -> table.destinations().stream()
                .anyMatch(row -> row.tariff().equals(duty.tariff()))));
    }

    private static Reckoned reckon(CustomsTable table, Incoterm term, String freight, Goods... goods) {
        return customs(table).reckon(shipment("CN", "DE", term, goods), List.of(euros(freight)));
    }

    private static Customs customs(CustomsTable table) {
        return new Customs(table, CustomsTest::convert);
    }

    /** Two dollars are one euro. */
    private static Conversion convert(Money amount, Currency to) {
        BigDecimal rate = amount.currency().equals(to) ? BigDecimal.ONE : new BigDecimal("0.5");
        return new Conversion(amount, new Money(amount.times(rate).minor(), to), rate, DAY, "test bank");
    }

    private static CustomsTable table(String currency, Basis basis, String tax, String duty) {
        return new CustomsTable(
                "test",
                new CustomsTable.Insurance(new BigDecimal("110"), BigDecimal.ONE, "assumed", DAY),
                List.of(new Destination(
                        Country.of("DE"),
                        Currency.getInstance(currency),
                        "T",
                        basis,
                        "VAT",
                        new BigDecimal(tax),
                        "rate",
                        DAY)),
                List.of(new Duty("T", "94", new BigDecimal(duty), "tariff", DAY)));
    }

    private static Shipment shipment(String from, String to, Incoterm term, Goods... goods) {
        Shipment lamps = Lamps.request(USD).shipment();
        return new Shipment(
                in(lamps.origin(), from),
                in(lamps.destination(), to),
                lamps.parcels(),
                Arrays.asList(goods),
                lamps.readyDate(),
                term);
    }

    private static Address in(Address address, String country) {
        return new Address(
                address.lines(), address.city(), address.region(), address.postalCode(), Country.of(country));
    }

    private static Goods goods(String value, String currency) {
        return new Goods("Lamps", new HsCode("940542"), 10, Money.parse(value, currency), CHINA, false, "");
    }

    private static List<Money> amounts(Reckoned reckoned) {
        return reckoned.items().stream().map(Item::amount).toList();
    }

    private static Money euros(String amount) {
        return Money.parse(amount, "EUR");
    }
}
