package org.kontor.logistics.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.kontor.values.Country;
import org.kontor.values.HsCode;

/** Our own dated table of duties and import taxes; what is not in it, we do not know. */
public record CustomsTable(String version, Insurance insurance, List<Destination> destinations, List<Duty> duties) {

    /** What the customs value comprises. */
    public enum Basis {
        /** The goods with freight and insurance. */
        CIF,
        /** The goods alone; freight and insurance are taxed, but pay no duty. */
        FOB
    }

    /** The sum to insure, of the goods' value, and the premium, of the sum insured. */
    public record Insurance(BigDecimal insuredPercent, BigDecimal premiumPercent, String source, LocalDate asOf) {}

    /** Customs reckons in {@code currency}; countries of one {@code tariff} have no customs border between them. */
    public record Destination(
            Country country,
            Currency currency,
            String tariff,
            Basis basis,
            String tax,
            BigDecimal taxPercent,
            String source,
            LocalDate asOf) {}

    /** Of the goods whose HS code begins so. */
    public record Duty(String tariff, String hs, BigDecimal percent, String source, LocalDate asOf) {}

    public CustomsTable {
        destinations = List.copyOf(destinations);
        duties = List.copyOf(duties);
    }

    public Optional<Destination> destination(Country country) {
        return destinations.stream()
                .filter(known -> known.country().equals(country))
                .findFirst();
    }

    /** The row that says most of the code's digits. */
    public Optional<Duty> duty(Destination destination, HsCode code) {
        return duties.stream()
                .filter(duty -> duty.tariff().equals(destination.tariff())
                        && code.digits().startsWith(duty.hs()))
                .max(Comparator.comparingInt(duty -> duty.hs().length()));
    }

    /** False within a country and between countries of one tariff. */
    public boolean isBorder(Country from, Country to) {
        String tariff = destination(from).map(Destination::tariff).orElse(from.code());
        return !tariff.equals(destination(to).map(Destination::tariff).orElse(to.code()));
    }
}
