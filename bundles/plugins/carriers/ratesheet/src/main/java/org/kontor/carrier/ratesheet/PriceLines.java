package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.util.List;
import org.kontor.carrier.ratesheet.RateSheet.Break;
import org.kontor.carrier.ratesheet.RateSheet.Condition;
import org.kontor.carrier.ratesheet.RateSheet.Fuel;
import org.kontor.carrier.ratesheet.RateSheet.Kind;
import org.kontor.carrier.ratesheet.RateSheet.Row;
import org.kontor.carrier.ratesheet.RateSheet.Service;
import org.kontor.carrier.ratesheet.RateSheet.Surcharge;

/** Reads the lines that say what it costs: rate, break, fuel and surcharge. */
final class PriceLines {

    private static final String BOTH = "must have rate lines or break lines, not both";

    private final Draft draft;

    PriceLines(Draft draft) {
        this.draft = draft;
    }

    void rate(Fields fields) {
        String name = draft.known(fields);
        List<Service> services = draft.covered(name);
        boolean bracketed =
                services.isEmpty() || services.stream().anyMatch(service -> service.charged() == ChargedBy.KG);
        Row row = new Row(
                name,
                draft.knownZone(fields, name),
                fields.decimal("over_kg", bracketed ? "" : "0"),
                fields.positive("to_kg", bracketed ? "" : Draft.ENDLESS),
                fields.choice("kind", Kind.class),
                fields.decimal("price"),
                fields.decimal("minimum", "0"),
                fields.decimal("first_kg", "0"),
                fields.decimal("step_kg", "0"),
                fields.decimal("step_price", "0"));
        requireSound(fields, row, services);
        draft.rates.add(row);
    }

    private void requireSound(Fields fields, Row row, List<Service> services) {
        if (row.upTo().compareTo(row.over()) <= 0) {
            fields.wrong("to_kg", "must be above over_kg " + row.over());
        }
        if (!services.stream().allMatch(row.kind()::fits)) {
            fields.wrong("kind", "must fit what " + row.service() + " is charged by");
        }
        if (row.kind() == Kind.FIRST_ADDITIONAL && row.step().signum() == 0) {
            fields.wrong("step_kg", "must be above 0 for FIRST_ADDITIONAL");
        }
        if (row.kind() == Kind.BASE_PLUS && row.stepPrice().signum() == 0) {
            fields.wrong("step_price", "must be above 0 for BASE_PLUS");
        }
        if (draft.rates.stream().anyMatch(other -> overlap(other, row))) {
            fields.wrong("over_kg", "must not overlap another bracket of this zone");
        }
        if (draft.breaks.stream().anyMatch(other -> same(other, row.service(), row.zone()))) {
            fields.wrong("zone", BOTH);
        }
    }

    private static boolean overlap(Row one, Row other) {
        return one.service().equals(other.service())
                && one.zone().equals(other.zone())
                && one.over().compareTo(other.upTo()) < 0
                && other.over().compareTo(one.upTo()) < 0;
    }

    void weightBreak(Fields fields) {
        String name = draft.known(fields);
        String zone = draft.knownZone(fields, name);
        String rateClass = fields.text("class");
        if (!rateClass.matches("M|N|\\+[1-9]\\d{0,5}")) {
            fields.wrong("class", "must be M, N or a weight like +45");
            return;
        }
        BigDecimal from = rateClass.startsWith("+") ? new BigDecimal(rateClass.substring(1)) : BigDecimal.ZERO;
        Break found = new Break(name, zone, rateClass, from, fields.decimal("price"));
        requireSound(fields, found);
        draft.breaks.add(found);
    }

    private void requireSound(Fields fields, Break found) {
        List<String> others = draft.breaks.stream()
                .filter(other -> same(other, found.service(), found.zone()))
                .map(Break::rateClass)
                .toList();
        if (others.contains(found.rateClass())) {
            fields.wrong("class", "must be unique in this zone");
        }
        if (found.fromKg().signum() > 0 && !others.contains(Break.NORMAL)) {
            fields.wrong("class", "must come below N of this zone");
        }
        if (draft.covered(found.service()).stream().anyMatch(service -> service.charged() != ChargedBy.KG)) {
            fields.wrong("service", "must be charged by KG");
        }
        if (draft.rates.stream()
                .anyMatch(row ->
                        row.service().equals(found.service()) && row.zone().equals(found.zone()))) {
            fields.wrong("zone", BOTH);
        }
    }

    private static boolean same(Break found, String service, String zone) {
        return found.service().equals(service) && found.zone().equals(zone);
    }

    void fuel(Fields fields) {
        DateFields dates = new DateFields(fields);
        Fuel fuel = new Fuel(
                draft.known(fields),
                fields.decimal("amount"),
                dates.firstDay("from"),
                dates.lastDay("to", "from"),
                fields.choice("basis", Basis.class, Basis.PERCENT));
        if (fuel.to().isBefore(fuel.from())) {
            fields.wrong("to", "must not be before from " + fuel.from());
        }
        if (fuel.basis() == Basis.PERCENT_OF_VALUE) {
            fields.wrong("basis", "must not count the goods' value");
        }
        requireFitting(fields, fuel.service(), fuel.basis());
        draft.fuels.add(fuel);
    }

    void surcharge(Fields fields) {
        Surcharge surcharge = new Surcharge(
                draft.known(fields),
                fields.text("code"),
                fields.text("name"),
                fields.choice("basis", Basis.class),
                fields.decimal("amount"),
                fields.decimal("minimum", "0"),
                fields.choice("condition", Condition.class),
                fields.raw("value"));
        requireFitting(fields, surcharge.service(), surcharge.basis());
        boolean number =
                surcharge.condition() == Condition.PIECE_OVER_KG || surcharge.condition() == Condition.SIDE_OVER_CM;
        if (number) {
            fields.positive("value");
        } else if (surcharge.condition() == Condition.POSTAL_PREFIX) {
            fields.text("value");
        }
        draft.surcharges.add(surcharge);
    }

    private void requireFitting(Fields fields, String name, Basis basis) {
        List<Service> services = draft.covered(name);
        if (!services.isEmpty() && services.stream().noneMatch(basis::fits)) {
            fields.wrong("basis", "must fit what " + name + " is charged by");
        }
    }
}
