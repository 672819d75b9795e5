package org.kontor.carrier.ratesheet;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kontor.carrier.Mode;
import org.kontor.carrier.ratesheet.RateSheet.Aggregation;
import org.kontor.carrier.ratesheet.RateSheet.Basis;
import org.kontor.carrier.ratesheet.RateSheet.Condition;
import org.kontor.carrier.ratesheet.RateSheet.Kind;
import org.kontor.carrier.ratesheet.RateSheet.SideRounding;

/** Reads a sheet; refuses a bad one with everything that is wrong, by line and column. */
final class SheetReader {

    private static final int SHOWN = 20;

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "sheet",
            List.of("carrier", "name", "currency", "valid_from", "valid_to", "version"),
            "service",
            List.of(
                    "code",
                    "name",
                    "mode",
                    "divisor",
                    "side_rounding",
                    "aggregation",
                    "step_kg",
                    "step_changes_at_kg",
                    "step_above_kg",
                    "max_piece_kg",
                    "max_side_cm",
                    "max_total_kg",
                    "dangerous",
                    "transit_min",
                    "transit_max"),
            "zone",
            List.of("service", "zone", "origins", "destination", "postal_prefixes"),
            "rate",
            List.of(
                    "service",
                    "zone",
                    "over_kg",
                    "to_kg",
                    "kind",
                    "price",
                    "minimum",
                    "first_kg",
                    "step_kg",
                    "step_price"),
            "fuel",
            List.of("service", "percent", "from", "to"),
            "surcharge",
            List.of("service", "code", "name", "basis", "amount", "minimum", "condition", "value"));

    private final List<String> errors = new ArrayList<>();
    private final List<RateSheet.Header> headers = new ArrayList<>();
    private final List<RateSheet.Service> services = new ArrayList<>();
    private final List<RateSheet.Zone> zones = new ArrayList<>();
    private final List<RateSheet.Row> rates = new ArrayList<>();
    private final List<RateSheet.Fuel> fuels = new ArrayList<>();
    private final List<RateSheet.Surcharge> surcharges = new ArrayList<>();

    private SheetReader() {}

    /** Throws {@link SheetException}. */
    static RateSheet read(Reader text) {
        SheetReader reader = new SheetReader();
        reader.lines(text);
        reader.requireWhole();
        if (!reader.errors.isEmpty()) {
            throw new SheetException(reader.errors.stream().limit(SHOWN).toList(), reader.errors.size());
        }
        return new RateSheet(
                reader.headers.get(0), reader.services, reader.zones, reader.rates, reader.fuels, reader.surcharges);
    }

    private void lines(Reader text) {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(text)) {
            csv.forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            errors.add("the file is no CSV: " + e.getMessage());
        }
    }

    private void line(CsvRecord found) {
        String type = found.getField(0).strip();
        if (type.isEmpty() && found.getFieldCount() == 1) {
            return;
        }
        List<String> columns = COLUMNS.get(type);
        if (columns == null) {
            errors.add("line " + found.getStartingLineNumber() + ", column 1 (type): must be one of "
                    + COLUMNS.keySet().stream().sorted().toList() + ", was '" + type + "'");
            return;
        }
        Fields fields = new Fields(columns, found.getFields(), found.getStartingLineNumber(), errors);
        switch (type) {
            case "sheet" -> header(fields);
            case "service" -> service(fields);
            case "zone" -> zone(fields);
            case "rate" -> rate(fields);
            case "fuel" ->
                fuels.add(new RateSheet.Fuel(
                        known(fields), fields.decimal("percent"), fields.date("from"), fields.date("to")));
            default -> surcharge(fields);
        }
    }

    private void header(Fields fields) {
        if (!headers.isEmpty()) {
            fields.wrong("carrier", "there must be one sheet line");
        }
        RateSheet.Header header = new RateSheet.Header(
                fields.text("carrier"),
                fields.text("name"),
                fields.currency("currency"),
                fields.date("valid_from"),
                fields.date("valid_to"),
                fields.text("version"));
        if (header.to().isBefore(header.from())) {
            fields.wrong("valid_to", "must not be before valid_from " + header.from());
        }
        headers.add(header);
    }

    private void service(Fields fields) {
        RateSheet.Service service = new RateSheet.Service(
                fields.text("code"),
                fields.text("name"),
                fields.choice("mode", Mode.class),
                fields.positive("divisor").intValue(),
                fields.choice("side_rounding", SideRounding.class),
                fields.choice("aggregation", Aggregation.class),
                fields.positive("step_kg"),
                fields.positive("step_changes_at_kg"),
                fields.positive("step_above_kg"),
                new RateSheet.Limits(
                        fields.positive("max_piece_kg"),
                        fields.positive("max_side_cm"),
                        fields.positive("max_total_kg"),
                        fields.yes("dangerous")),
                fields.whole("transit_min"),
                fields.whole("transit_max"));
        if (service.transitMin() < 0 || service.transitMax() < service.transitMin()) {
            fields.wrong("transit_max", "must not be below transit_min " + service.transitMin());
        }
        if (services.stream().anyMatch(other -> other.code().equals(service.code()))) {
            fields.wrong("code", "must be unique");
        }
        services.add(service);
    }

    private void zone(Fields fields) {
        zones.add(new RateSheet.Zone(
                known(fields),
                fields.text("zone"),
                fields.countries("origins"),
                fields.country("destination"),
                fields.words("postal_prefixes")));
    }

    private void rate(Fields fields) {
        RateSheet.Row row = new RateSheet.Row(
                known(fields),
                fields.text("zone"),
                fields.decimal("over_kg"),
                fields.positive("to_kg"),
                fields.choice("kind", Kind.class),
                fields.decimal("price"),
                fields.decimal("minimum", "0"),
                fields.decimal("first_kg", "0"),
                fields.decimal("step_kg", "0"),
                fields.decimal("step_price", "0"));
        if (row.upTo().compareTo(row.over()) <= 0) {
            fields.wrong("to_kg", "must be above over_kg " + row.over());
        }
        if (row.kind() == Kind.FIRST_ADDITIONAL && row.step().signum() == 0) {
            fields.wrong("step_kg", "must be above 0 for FIRST_ADDITIONAL");
        }
        if (zones.stream()
                .noneMatch(
                        zone -> zone.zone().equals(row.zone()) && zone.service().equals(row.service()))) {
            fields.wrong("zone", "must be a zone of " + row.service() + " from a line above");
        }
        if (rates.stream().anyMatch(other -> overlap(other, row))) {
            fields.wrong("over_kg", "must not overlap another bracket of this zone");
        }
        rates.add(row);
    }

    private static boolean overlap(RateSheet.Row one, RateSheet.Row other) {
        return one.service().equals(other.service())
                && one.zone().equals(other.zone())
                && one.over().compareTo(other.upTo()) < 0
                && other.over().compareTo(one.upTo()) < 0;
    }

    private void surcharge(Fields fields) {
        RateSheet.Surcharge surcharge = new RateSheet.Surcharge(
                known(fields),
                fields.text("code"),
                fields.text("name"),
                fields.choice("basis", Basis.class),
                fields.decimal("amount"),
                fields.decimal("minimum", "0"),
                fields.choice("condition", Condition.class),
                fields.raw("value"));
        boolean number =
                surcharge.condition() == Condition.PIECE_OVER_KG || surcharge.condition() == Condition.SIDE_OVER_CM;
        if (number) {
            fields.positive("value");
        } else if (surcharge.condition() == Condition.POSTAL_PREFIX) {
            fields.text("value");
        }
        surcharges.add(surcharge);
    }

    private String known(Fields fields) {
        String code = fields.text("service");
        if (!code.equals("*")
                && services.stream().noneMatch(service -> service.code().equals(code))) {
            fields.wrong("service", "must be a service from a line above, or *");
        }
        return code;
    }

    private void requireWhole() {
        if (headers.isEmpty()) {
            errors.add("there is no sheet line");
        }
        for (RateSheet.Service service : services) {
            if (rates.stream().noneMatch(row -> row.service().equals(service.code()))) {
                errors.add("service " + service.code() + " has no rate line");
            }
        }
        if (services.isEmpty()) {
            errors.add("there is no service line");
        }
    }
}
