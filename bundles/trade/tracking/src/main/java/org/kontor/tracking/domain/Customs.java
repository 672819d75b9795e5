package org.kontor.tracking.domain;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.Scan;
import org.kontor.carrier.Scan.Reason;
import org.kontor.carrier.Scan.Status;
import org.kontor.tracking.Case;

/** Where goods stand with customs: what customs wait for, who must act, and how long it normally takes. */
public enum Customs {
    IN_CLEARANCE(72, Case.Owner.CARRIER, false, "Customs are looking at the papers"),
    DOCUMENTS_MISSING(96, Case.Owner.SELLER, true, "Customs wait for papers that are missing or wrong"),
    DUTY_UNPAID(96, Case.Owner.BUYER, true, "Customs wait for duty and tax"),
    INSPECTION(120, Case.Owner.CARRIER, true, "Customs inspect the goods"),
    PROHIBITED(72, Case.Owner.SELLER, true, "Customs do not let these goods in"),
    HELD(72, Case.Owner.SELLER, true, "Customs hold the goods and do not say why"),
    RELEASED(48, Case.Owner.CARRIER, false, "Customs let the goods go");

    private static final Map<Reason, Customs> BY_REASON = Map.of(
            Reason.DOCUMENTS_MISSING, DOCUMENTS_MISSING,
            Reason.DOCUMENTS_INCORRECT, DOCUMENTS_MISSING,
            Reason.IMPORTER_NUMBER_MISSING, DOCUMENTS_MISSING,
            Reason.VALUE_DISPUTED, DOCUMENTS_MISSING,
            Reason.DUTY_UNPAID, DUTY_UNPAID,
            Reason.INSPECTION, INSPECTION,
            Reason.PROHIBITED, PROHIBITED,
            Reason.RELEASED, RELEASED,
            Reason.BROKER_AWAITED, IN_CLEARANCE);

    /**
     * Goods may wait for papers or an inspection without being at customs: on the move, a customs reason means customs.
     */
    private static final Set<Status> ELSEWHERE = EnumSet.of(
            Status.ANNOUNCED,
            Status.OUT_FOR_DELIVERY,
            Status.DELIVERY_ATTEMPTED,
            Status.DELIVERED,
            Status.RETURNING,
            Status.RETURNED,
            Status.DAMAGED,
            Status.LOST);

    private static final Set<Status> AT_CUSTOMS =
            EnumSet.of(Status.EXPORT_CUSTOMS, Status.IMPORT_CUSTOMS, Status.CUSTOMS_HELD);

    private final Duration normal;
    private final Case.Owner owner;
    private final boolean held;
    private final String meaning;

    Customs(int normalHours, Case.Owner owner, boolean held, String meaning) {
        this.normal = Duration.ofHours(normalHours);
        this.owner = owner;
        this.held = held;
        this.meaning = meaning;
    }

    /** What the latest scan says of customs; empty when the goods are elsewhere. */
    static Optional<Customs> of(Scan latest) {
        if (ELSEWHERE.contains(latest.status())) {
            return Optional.empty();
        }
        Optional<Customs> why = Optional.ofNullable(BY_REASON.get(latest.reason()));
        if (latest.status() == Status.CUSTOMS_HELD) {
            return Optional.of(why.filter(Customs::held).orElse(HELD));
        }
        return why.or(() -> AT_CUSTOMS.contains(latest.status()) ? Optional.of(IN_CLEARANCE) : Optional.empty());
    }

    /** How long until the next scan is due. */
    Duration normal() {
        return normal;
    }

    /** True while somebody must do something before the goods go on. */
    boolean held() {
        return held;
    }

    public String meaning() {
        return meaning;
    }

    /** Duty is for whoever the Incoterm says. */
    public Case.Owner owner(Journey journey) {
        return this == DUTY_UNPAID ? journey.dutyPayer() : owner;
    }
}
