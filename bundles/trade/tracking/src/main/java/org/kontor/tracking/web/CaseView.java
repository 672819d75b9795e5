package org.kontor.tracking.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.CaseStates;
import org.kontor.tracking.domain.CaseStates.CaseAction;
import org.kontor.tracking.domain.CaseStates.CaseState;
import org.kontor.web.NextAction;

/** What is wrong, who must act by when, and how; its history is among the order's. */
public record CaseView(
        UUID id,
        UUID order,
        Case.Kind kind,
        CaseState state,
        String whoMustAct,
        List<NextAction> nextActions,
        Case.Owner owner,
        String evidence,
        Instant openedAt,
        Instant deadline,
        boolean open,
        String resolution,
        String history) {

    static CaseView of(Case one) {
        CaseState state = one.open() ? CaseState.OPEN : CaseState.RESOLVED;
        return new CaseView(
                one.id(),
                one.order(),
                one.kind(),
                state,
                one.open() ? one.owner().name().toLowerCase(Locale.ROOT) : "nobody",
                CaseStates.TABLE.allowed(state).stream()
                        .map(row -> row.action() == CaseAction.RESOLVE
                                ? NextAction.post(row.action().name(), row.actor(), "cases/" + one.id() + "/resolution")
                                : NextAction.awaited(row.action().name(), row.actor()))
                        .toList(),
                one.owner(),
                one.evidence(),
                one.openedAt(),
                one.deadline(),
                one.open(),
                one.resolution(),
                "/api/v1/orders/" + one.order() + "/history");
    }
}
