package org.kontor.carrier.dhl;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Status;

/** One event as DHL tells it; {@code remark} is ours, about a time that DHL did not give whole. */
record Happening(
        String id,
        OffsetDateTime at,
        ScanCodes.Meaning meaning,
        String code,
        String words,
        String remark,
        String place) {

    /** When it was, and what DHL left out of that. */
    record When(OffsetDateTime at, String remark) {

        /** {@code text} holds a day and perhaps a time; {@code zone} is the place's, where it is known. */
        static Optional<When> of(String text, Optional<ZoneOffset> offset, Optional<ZoneId> zone) {
            return Moments.date(text).map(day -> of(day, Moments.time(text), offset, zone));
        }

        private static When of(
                LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset, Optional<ZoneId> zone) {
            LocalDateTime local = day.atTime(time.orElse(LocalTime.MIDNIGHT));
            String remark = time.isEmpty() ? "time of day not given" : "";
            if (offset.isPresent()) {
                return new When(local.atOffset(offset.get()), remark);
            }
            if (zone.isPresent()) {
                return new When(local.atZone(zone.get()).toOffsetDateTime(), remark);
            }
            String zoneless = "local time of the place, its zone not given";
            return new When(local.atOffset(ZoneOffset.UTC), remark.isEmpty() ? zoneless : remark + ", " + zoneless);
        }
    }

    /** The journey in the order it happened; an event that changes nothing keeps the status before it. */
    static List<Scan> journey(Collection<Happening> told) {
        List<Happening> happenings = new ArrayList<>(told);
        if (newestFirst(happenings)) {
            Collections.reverse(happenings);
        }
        happenings.sort(Comparator.comparing(Happening::instant));
        List<Scan> scans = new ArrayList<>();
        Status before = Status.IN_TRANSIT;
        for (Happening happening : happenings) {
            Scan scan = happening.scan(before);
            scans.add(scan);
            before = scan.status() == Status.UNRECOGNISED ? before : scan.status();
        }
        return scans;
    }

    private Instant instant() {
        return at.toInstant();
    }

    private Scan scan(Status before) {
        String said = remark.isEmpty() ? words : (words + " (" + remark + ")").strip();
        return new Scan(id, at, meaning.status().orElse(before), meaning.reason(), code, said, place);
    }

    private static boolean newestFirst(List<Happening> happenings) {
        return happenings.size() > 1
                && happenings
                        .get(0)
                        .instant()
                        .isAfter(happenings.get(happenings.size() - 1).instant());
    }
}
