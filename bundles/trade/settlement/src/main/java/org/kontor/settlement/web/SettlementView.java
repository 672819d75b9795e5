package org.kontor.settlement.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.domain.Settlement;
import org.kontor.values.Money;
import org.kontor.web.NextAction;

/** How far an order's money has come. */
public record SettlementView(
        UUID order,
        ReleasePolicy policy,
        Money total,
        Money released,
        Optional<Instant> acceptedAt,
        boolean settled,
        List<NextAction> nextActions,
        String ledger,
        long version) {

    static SettlementView of(Settlement settlement) {
        String order = "orders/" + settlement.order();
        return new SettlementView(
                settlement.order(),
                settlement.policy(),
                settlement.total(),
                settlement.released(),
                settlement.acceptedAt(),
                settlement.settled(),
                nextActions(settlement, order),
                "/api/v1/" + order + "/ledger",
                settlement.version());
    }

    private static List<NextAction> nextActions(Settlement settlement, String order) {
        NextAction dispute = NextAction.post("DISPUTE", "buyer", order + "/disputes");
        if (settlement.settled()) {
            return List.of(dispute);
        }
        return settlement.acceptedAt().isPresent()
                ? List.of(NextAction.awaited("RELEASE", "kontor"), dispute)
                : List.of(NextAction.post("ACCEPT_LINES", "buyer", order + "/accepted-lines"), dispute);
    }
}
