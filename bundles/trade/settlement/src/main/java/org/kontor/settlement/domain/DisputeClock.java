package org.kontor.settlement.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.Dispute;
import org.kontor.store.Transactions;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends the parties' time alone, and brings the dispute before an operator when neither of them does. */
@Component(service = TimerHandler.class)
public final class DisputeClock implements TimerHandler {

    static final String PURPOSE = "settlement.dispute";

    private final DisputeBook disputes;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public DisputeClock(@Reference DisputeBook disputes, @Reference Transactions transactions, @Reference Clock clock) {
        this.disputes = disputes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** A state that ended meanwhile has another deadline or none, and is left alone. */
    @Override
    public Optional<Instant> due(UUID id) {
        return transactions.call(() -> {
            Dispute dispute = disputes.found(id);
            Optional<Instant> deadline = dispute.deadline();
            if (deadline.isEmpty() || clock.instant().isBefore(deadline.get())) {
                return deadline;
            }
            return switch (dispute.state()) {
                case OPEN, NEGOTIATION ->
                    disputes.move(dispute, DisputeAction.END_NEGOTIATION, "kontor", "the time to negotiate is over")
                            .deadline();
                case ESCALATABLE ->
                    disputes.move(dispute, DisputeAction.ESCALATE, "kontor", "the parties have not agreed in time")
                            .deadline();
                default -> Optional.<Instant>empty();
            };
        });
    }
}
