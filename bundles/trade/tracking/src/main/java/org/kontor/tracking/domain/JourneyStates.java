package org.kontor.tracking.domain;

import static org.kontor.tracking.domain.JourneyAction.*;
import static org.kontor.tracking.domain.JourneyState.*;

import java.util.ArrayList;
import java.util.List;
import org.kontor.work.StateTable;
import org.kontor.work.StateTable.Transition;

/**
 * The table that a journey moves by: from every place on the way, a scan may tell of any other. A carrier may also never
 * say that goods arrived, so an operator can.
 */
public final class JourneyStates {

    public static final StateTable<JourneyState, JourneyAction> TABLE = StateTable.of("journey", EXPECTED, rows());

    private JourneyStates() {}

    private static List<Transition<JourneyState, JourneyAction>> rows() {
        List<Transition<JourneyState, JourneyAction>> rows = new ArrayList<>();
        for (JourneyState from : List.of(EXPECTED, MOVING, HELD, TROUBLED)) {
            rows.add(StateTable.row(from, MOVE, MOVING, "carrier"));
            rows.add(StateTable.row(from, HOLD, HELD, "carrier"));
            rows.add(StateTable.row(from, TROUBLE, TROUBLED, "carrier"));
            rows.add(StateTable.row(from, DELIVER, DELIVERED, "carrier"));
            rows.add(StateTable.row(from, DOUBT_DELIVERY, DELIVERY_DOUBTED, "kontor"));
            rows.add(StateTable.row(from, CONFIRM_DELIVERY, DELIVERED, "operator"));
        }
        rows.add(StateTable.row(DELIVERY_DOUBTED, CONFIRM_DELIVERY, DELIVERED, "operator"));
        rows.add(StateTable.row(DELIVERY_DOUBTED, DENY_DELIVERY, MOVING, "operator"));
        return List.copyOf(rows);
    }
}
