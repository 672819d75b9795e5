package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kontor.carrier.Mode;
import org.kontor.carrier.ratesheet.RateSheet.Aggregation;
import org.kontor.carrier.ratesheet.RateSheet.SideRounding;

/** Reads the lines that say what is offered: sheet, service, container, zone and calendar. */
final class OfferLines {

    private final Draft draft;

    OfferLines(Draft draft) {
        this.draft = draft;
    }

    void header(Fields fields) {
        if (!draft.headers.isEmpty()) {
            fields.wrong("carrier", "there must be one sheet line");
        }
        DateFields dates = new DateFields(fields);
        RateSheet.Header header = new RateSheet.Header(
                fields.text("carrier"),
                fields.text("name"),
                fields.currency("currency"),
                dates.date("valid_from"),
                dates.date("valid_to"),
                fields.text("version"));
        if (header.to().isBefore(header.from())) {
            fields.wrong("valid_to", "must not be before valid_from " + header.from());
        }
        draft.headers.add(header);
    }

    void service(Fields fields) {
        ChargedBy charged = fields.choice("charged_by", ChargedBy.class, ChargedBy.KG);
        RateSheet.Service service = new RateSheet.Service(
                fields.text("code"),
                fields.text("name"),
                fields.choice("mode", Mode.class),
                charged,
                fields.wholePositive("divisor", usual(charged, "1000")),
                bubbleShare(fields, charged),
                rounding(fields, charged),
                aggregation(fields, charged),
                steps(fields, charged),
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
        if (draft.services.stream().anyMatch(other -> other.code().equals(service.code()))) {
            fields.wrong("code", "must be unique");
        }
        requireSeaCode(fields, service);
        draft.services.add(service);
    }

    private void requireSeaCode(Fields fields, RateSheet.Service service) {
        if (!service.charged().writes(service.code())) {
            fields.wrong("code", "must be written like " + service.charged().example());
        } else if (service.charged() == ChargedBy.CONTAINER
                && draft.containers.stream()
                        .noneMatch(box -> box.type().equals(ChargedBy.containerType(service.code())))) {
            fields.wrong("code", "must name a container type from a line above");
        }
    }

    private static BigDecimal bubbleShare(Fields fields, ChargedBy charged) {
        BigDecimal share = fields.decimal("bubble_share", "1");
        int above = share.compareTo(BigDecimal.ONE);
        if (above > 0 || above < 0 && charged != ChargedBy.KG) {
            fields.wrong("bubble_share", "must be at most 1, and below it only where charged by KG");
        }
        return share;
    }

    private static SideRounding rounding(Fields fields, ChargedBy charged) {
        return charged == ChargedBy.KG
                ? fields.choice("side_rounding", SideRounding.class)
                : fields.choice("side_rounding", SideRounding.class, SideRounding.NONE);
    }

    private static Aggregation aggregation(Fields fields, ChargedBy charged) {
        return charged == ChargedBy.KG
                ? fields.choice("aggregation", Aggregation.class)
                : fields.choice("aggregation", Aggregation.class, Aggregation.SUM_MAX);
    }

    private static RateSheet.Steps steps(Fields fields, ChargedBy charged) {
        return new RateSheet.Steps(
                fields.positive("step_kg", usual(charged, "1")),
                fields.positive("step_changes_at_kg", usual(charged, Draft.ENDLESS)),
                fields.positive("step_above_kg", usual(charged, "1")),
                fields.decimal("min_chargeable", charged == ChargedBy.WM ? "1" : "0"));
    }

    /** What an empty column means; nothing for a service charged by the kilogram, which must say it. */
    private static String usual(ChargedBy charged, String value) {
        return charged == ChargedBy.KG ? "" : value;
    }

    void container(Fields fields) {
        RateSheet.Container container = new RateSheet.Container(
                fields.text("type"), fields.positive("usable_m3"), fields.positive("payload_kg"));
        if (draft.containers.stream().anyMatch(other -> other.type().equals(container.type()))) {
            fields.wrong("type", "must be unique");
        }
        draft.containers.add(container);
    }

    void zone(Fields fields) {
        draft.zones.add(new RateSheet.Zone(
                draft.known(fields),
                fields.text("zone"),
                fields.countries("origins"),
                fields.country("destination"),
                fields.words("postal_prefixes"),
                fields.words("origin_prefixes")));
    }

    void calendar(Fields fields) {
        DateFields dates = new DateFields(fields);
        boolean dated = fields.raw("days").matches("\\d.*");
        Set<DayOfWeek> weekdays = dated ? EnumSet.noneOf(DayOfWeek.class) : dates.weekdays("days");
        draft.calendars.add(new RateSheet.Calendar(
                draft.known(fields),
                weekdays,
                dated ? dates.dates("days") : List.of(),
                dates.time("cut_off", ""),
                dates.clock("time_zone"),
                fields.wholeOrNone("days_before"),
                dates.dates("closed"),
                dates.time("delivered_by", "23:59")));
    }
}
