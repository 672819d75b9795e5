package org.kontor.orders.domain;

import static org.kontor.orders.StageState.*;
import static org.kontor.orders.domain.StageAction.*;
import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.orders.StageState;
import org.kontor.work.StateTable;

/** The table that a stage of a payment plan moves by. */
public final class StageStates {

    public static final StateTable<StageState, StageAction> TABLE = StateTable.of(
            "payment stage",
            OPEN,
            List.of(
                    row(OPEN, START_PAYMENT, PAYING, "buyer"),
                    row(PAYING, PAY, PAID, "provider"),
                    row(PAYING, FAIL_PAYMENT, OPEN, "provider"),
                    row(OPEN, CLOSE, CLOSED, "kontor")));

    private StageStates() {}
}
