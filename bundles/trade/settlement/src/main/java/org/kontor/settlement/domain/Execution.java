package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.Escrows;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.DisputeState;
import org.kontor.store.Transactions;
import org.kontor.values.Money;
import org.kontor.work.CrashPoint;
import org.kontor.work.TimerHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves the money of a decided dispute: first what was held back, then what the seller has already been credited. */
@Component(service = TimerHandler.class)
public final class Execution implements TimerHandler {

    static final String PURPOSE = "settlement.execute";

    private final DisputeBook disputes;
    private final SettlementBook settlements;
    private final Releasing releasing;
    private final PayoutBook payouts;
    private final Escrows escrows;
    private final Transactions transactions;

    @Activate
    public Execution(
            @Reference DisputeBook disputes,
            @Reference SettlementBook settlements,
            @Reference Releasing releasing,
            @Reference PayoutBook payouts,
            @Reference Escrows escrows,
            @Reference Transactions transactions) {
        this.disputes = disputes;
        this.settlements = settlements;
        this.releasing = releasing;
        this.payouts = payouts;
        this.escrows = escrows;
        this.transactions = transactions;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<Instant> due(UUID id) {
        transactions.run(() -> {
            Dispute dispute = disputes.found(id);
            if (dispute.state() == DisputeState.DECIDED) {
                execute(dispute);
            }
        });
        CrashPoint.hit("dispute.after-commit");
        return Optional.empty();
    }

    private void execute(Dispute dispute) {
        Settlement settlement = settlements.claim(dispute.order());
        disputes.move(dispute, DisputeAction.EXECUTE, "kontor", "the decision was carried out");
        CrashPoint.hit("dispute.before-post");
        Money held = lesser(dispute.frozen(), escrows.held(dispute.order()));
        Money toBuyer = dispute.split().orElseThrow().toBuyer();
        Money fromHeld = lesser(toBuyer, held);
        Money toSeller = held.minus(fromHeld);
        Money reclaimed = toBuyer.minus(fromHeld);
        if (reclaimed.isPositive()) {
            payouts.claim(dispute.seller());
            escrows.reclaim(dispute.order(), reclaimed, dispute.id());
        }
        if (toBuyer.isPositive()) {
            escrows.refund(dispute.order(), toBuyer, "a dispute was decided", dispute.id());
        }
        if (toSeller.isPositive()) {
            releasing.awarded(dispute.order(), toSeller, dispute.id());
        }
        CrashPoint.hit("dispute.after-post");
        Settlement moved = settlements.save(settlement.releasing(toSeller.minus(reclaimed)));
        releasing.afterwards(moved, "a dispute was decided", causeAfter(dispute));
        CrashPoint.hit("dispute.before-commit");
    }

    /** A cause of its own: the award was posted under the dispute's. */
    private static UUID causeAfter(Dispute dispute) {
        return new UUID(dispute.id().getMostSignificantBits(), ~dispute.id().getLeastSignificantBits());
    }

    private static Money lesser(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
