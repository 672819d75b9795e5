package org.kontor.carrier.tnt;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.carrier.Scan;

/**
 * The journey of a consignment. TNT tells the time at each depot's own clock and not which zone that is: it is kept as
 * it is told, and stands at UTC for want of a better. Pure.
 */
final class TntScans {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");
    private static final String DELIVERED = "DEL";

    private final Map<String, Scan> scans = new LinkedHashMap<>();

    private TntScans() {}

    static List<Scan> of(List<Xml> consignments) {
        TntScans scans = new TntScans();
        consignments.forEach(scans::add);
        List<Scan> sorted = new ArrayList<>(scans.scans.values());
        sorted.sort(Comparator.comparing(scan -> scan.at().toInstant()));
        return List.copyOf(sorted);
    }

    private void add(Xml consignment) {
        Optional<LocalDateTime> last =
                TntTimes.date(consignment.at("CollectionDate")).map(LocalDate::atStartOfDay);
        boolean delivered = false;
        for (Xml event : oldestFirst(consignment.all("StatusData"))) {
            Optional<LocalDateTime> at = when(event).or(orElse(last));
            if (at.isPresent()) {
                Scan scan = scan(event, at.get());
                boolean arrival = !delivered && scan.status() == Scan.Status.DELIVERED;
                keep(arrival ? named(scan, arrivalOf(consignment)) : scan);
                delivered |= arrival;
            }
            last = at;
        }
        if (!delivered && consignment.text("SummaryCode").equals(DELIVERED)) {
            TntTimes.moment(consignment.at("DeliveryDate"), consignment.at("DeliveryTime"))
                    .or(orElse(last))
                    .ifPresent(at -> keep(delivery(consignment, at)));
        }
    }

    /** A repeated event is the same; another one of the same time, code and place gets a longer id. */
    private void keep(Scan scan) {
        Scan known = scans.putIfAbsent(scan.id(), scan);
        if (known != null && !known.carrierWords().equals(scan.carrierWords())) {
            String id =
                    scan.id() + "-" + Integer.toHexString(scan.carrierWords().hashCode());
            scans.putIfAbsent(id, named(scan, id));
        }
    }

    private static Scan named(Scan scan, String id) {
        return new Scan(
                id, scan.at(), scan.status(), scan.reason(), scan.carrierCode(), scan.carrierWords(), scan.place());
    }

    /** The arrival is one scan, whether the summary tells it first or its event. */
    private static String arrivalOf(Xml consignment) {
        return DELIVERED + "-" + consignment.text("ConsignmentNumber");
    }

    private static Scan scan(Xml event, LocalDateTime at) {
        String code = event.text("StatusCode");
        String words = event.text("StatusDescription");
        String depot = event.text("Depot");
        String stamp = when(event).map(STAMP::format).orElse("undated");
        TntCodes.Meaning meaning = TntCodes.meaning(code, words);
        return new Scan(
                stamp + "-" + code + "-" + depot,
                at.atOffset(ZoneOffset.UTC),
                meaning.status(),
                meaning.reason(),
                code,
                words,
                event.text("DepotName").isEmpty() ? depot : event.text("DepotName"));
    }

    /** TNT's summary knows of a delivery that none of its events tells. */
    private static Scan delivery(Xml consignment, LocalDateTime at) {
        return new Scan(
                arrivalOf(consignment),
                at.atOffset(ZoneOffset.UTC),
                Scan.Status.DELIVERED,
                DELIVERED,
                "",
                consignment.text("DeliveryTown"));
    }

    /** TNT lists the newest first; what happened in one minute keeps the order of the list. */
    private static List<Xml> oldestFirst(List<Xml> events) {
        List<Xml> ordered = new ArrayList<>(events);
        List<LocalDateTime> moments =
                events.stream().flatMap(event -> when(event).stream()).toList();
        boolean ascending = moments.size() > 1 && moments.get(0).isBefore(moments.get(moments.size() - 1));
        if (!ascending) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    private static Optional<LocalDateTime> when(Xml event) {
        return TntTimes.moment(event.at("LocalEventDate"), event.at("LocalEventTime"));
    }

    private static Supplier<Optional<LocalDateTime>> orElse(Optional<LocalDateTime> other) {
        return () -> other;
    }
}
