package org.kontor.carrier.dhl;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;

/** What DHL Express's event codes mean to us. */
final class ScanCodes {

    private static final Map<String, String[]> ROWS = Table.read("codes.tsv");
    private static final String SAME = "SAME";

    /** {@code status} is empty for an event that leaves things as they were. */
    record Meaning(Optional<Status> status, Reason reason) {

        static Meaning of(Status status, Reason reason) {
            return new Meaning(Optional.of(status), reason);
        }
    }

    static final Meaning UNRECOGNISED = Meaning.of(Status.UNRECOGNISED, Reason.UNRECOGNISED);

    private ScanCodes() {}

    static Optional<Meaning> of(String code) {
        return Optional.ofNullable(ROWS.get(code.toUpperCase(Locale.ROOT)))
                .map(row -> new Meaning(
                        row[1].equals(SAME) ? Optional.empty() : Optional.of(Status.valueOf(row[1])),
                        Reason.valueOf(row[2])));
    }
}
