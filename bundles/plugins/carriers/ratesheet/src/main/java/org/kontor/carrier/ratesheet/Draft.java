package org.kontor.carrier.ratesheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A sheet as far as it has been read. */
final class Draft {

    /** A weight above all others, for a column that sets no bound. */
    static final String ENDLESS = "999999999";

    final List<String> errors = new ArrayList<>();
    final List<RateSheet.Header> headers = new ArrayList<>();
    final List<RateSheet.Service> services = new ArrayList<>();
    final List<RateSheet.Container> containers = new ArrayList<>();
    final List<RateSheet.Zone> zones = new ArrayList<>();
    final List<RateSheet.Row> rates = new ArrayList<>();
    final List<RateSheet.Break> breaks = new ArrayList<>();
    final List<RateSheet.Fuel> fuels = new ArrayList<>();
    final List<RateSheet.Surcharge> surcharges = new ArrayList<>();
    final List<RateSheet.Calendar> calendars = new ArrayList<>();

    /** The line's service, which must be one from a line above, or cover one. */
    String known(Fields fields) {
        String name = fields.text("service");
        if (!name.equals("*") && covered(name).isEmpty()) {
            fields.wrong("service", "must be a service from a line above, or *");
        }
        return name;
    }

    List<RateSheet.Service> covered(String name) {
        return services.stream()
                .filter(service -> RateSheet.covers(name, service.code()))
                .toList();
    }

    /** The line's zone, which must be one of its service from a line above. */
    String knownZone(Fields fields, String service) {
        String name = fields.text("zone");
        if (zones.stream().noneMatch(zone -> zone.zone().equals(name) && RateSheet.covers(zone.service(), service))) {
            fields.wrong("zone", "must be a zone of " + service + " from a line above");
        }
        return name;
    }

    void requireWhole() {
        if (headers.isEmpty()) {
            errors.add("there is no sheet line");
        }
        if (services.isEmpty()) {
            errors.add("there is no service line");
        }
        for (RateSheet.Service service : services) {
            if (priced().noneMatch(name -> RateSheet.covers(name, service.code()))) {
                errors.add("service " + service.code() + " has no rate or break line");
            }
        }
        breaks.stream()
                .filter(RateSheet.Break::isMinimum)
                .filter(minimum -> breaks.stream()
                        .noneMatch(other -> other.rateClass().equals(RateSheet.Break.NORMAL)
                                && other.service().equals(minimum.service())
                                && other.zone().equals(minimum.zone())))
                .forEach(minimum ->
                        errors.add("service " + minimum.service() + " has M but no N to zone " + minimum.zone()));
    }

    RateSheet sheet() {
        return new RateSheet(headers.get(0), services, containers, zones, rates, breaks, fuels, surcharges, calendars);
    }

    private Stream<String> priced() {
        return Stream.concat(
                rates.stream().map(RateSheet.Row::service), breaks.stream().map(RateSheet.Break::service));
    }
}
