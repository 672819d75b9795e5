package org.kontor.accounts.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Organisation.Standing;

/** Whether an organisation may trade, until which day, and its latest verification. */
public record Standings(Standing standing, Optional<LocalDate> until, Optional<UUID> verification, long version) {

    public boolean verifiedOn(LocalDate day) {
        return standing == Standing.VERIFIED && until.filter(day::isAfter).isEmpty();
    }
}
