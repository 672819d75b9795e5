package org.kontor.accounts.domain;

import static org.kontor.accounts.domain.InstrumentAction.*;
import static org.kontor.accounts.domain.InstrumentState.*;
import static org.kontor.work.StateTable.row;

import java.util.List;
import org.kontor.work.StateTable;

/** The table that a payment instrument moves by. */
public final class InstrumentStates {

    public static final StateTable<InstrumentState, InstrumentAction> TABLE = StateTable.of(
            "payment instrument",
            BINDING,
            List.of(
                    row(BINDING, BIND, BOUND, "provider"),
                    row(BINDING, DECLINE, DECLINED, "provider"),
                    row(BINDING, REQUIRE_ACTION, ACTION_REQUIRED, "provider"),
                    row(ACTION_REQUIRED, BIND, BOUND, "provider"),
                    row(ACTION_REQUIRED, DECLINE, DECLINED, "provider"),
                    row(ACTION_REQUIRED, REQUIRE_ACTION, ACTION_REQUIRED, "provider")));

    private InstrumentStates() {}
}
