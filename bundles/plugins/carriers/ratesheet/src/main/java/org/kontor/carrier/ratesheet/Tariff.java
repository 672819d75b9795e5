package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.ratesheet.RateSheet.Break;
import org.kontor.carrier.ratesheet.RateSheet.Row;
import org.kontor.carrier.ratesheet.RateSheet.Zone;

/** The freight of a load to a zone, by the zone's breaks or by the bracket of its weight. Pure. */
final class Tariff {

    private Tariff() {}

    /** By a sheet's part for one service; empty when no bracket takes the weight. */
    static Optional<Base> base(RateSheet sheet, Zone zone, Load load) {
        List<Break> breaks = sheet.breaks().stream()
                .filter(found -> found.zone().equals(zone.zone()))
                .toList();
        return breaks.isEmpty()
                ? row(sheet.rates(), zone, load.kilograms()).map(row -> base(row, load))
                : Optional.of(AirBreaks.charge(breaks, load.kilograms()));
    }

    private static Optional<Row> row(List<Row> rows, Zone zone, BigDecimal kilograms) {
        return rows.stream()
                .filter(row -> row.zone().equals(zone.zone()))
                .filter(row -> kilograms.compareTo(row.over()) > 0 && kilograms.compareTo(row.upTo()) <= 0)
                .findFirst();
    }

    static Base base(Row row, Load load) {
        return switch (row.kind()) {
            case FLAT -> new Base(row.price(), "");
            case PER_KG -> each(row, load.kilograms(), "kg");
            case BASE_PLUS -> basePlus(row, load.kilograms().subtract(row.over()));
            case PER_WM -> each(row, load.wm(), "W/M");
            case PER_CONTAINER ->
                each(row, BigDecimal.valueOf(load.containers()), load.containers() == 1 ? "container" : "containers");
            case FIRST_ADDITIONAL ->
                new Base(
                        row.price()
                                .add(load.kilograms()
                                        .subtract(row.first())
                                        .max(BigDecimal.ZERO)
                                        .divide(row.step(), 0, RoundingMode.CEILING)
                                        .multiply(row.stepPrice())),
                        "");
        };
    }

    private static Base basePlus(Row row, BigDecimal above) {
        return new Base(
                row.price().add(row.stepPrice().multiply(above)),
                row.price().toPlainString() + " and " + Weighing.plain(above) + " kg × "
                        + row.stepPrice().toPlainString());
    }

    private static Base each(Row row, BigDecimal count, String unit) {
        BigDecimal amount = row.price().multiply(count);
        return amount.compareTo(row.minimum()) < 0
                ? new Base(row.minimum(), "minimum charge")
                : new Base(
                        amount,
                        Weighing.plain(count) + " " + unit + " × " + row.price().toPlainString());
    }
}
