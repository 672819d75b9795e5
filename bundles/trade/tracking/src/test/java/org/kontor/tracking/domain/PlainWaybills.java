package org.kontor.tracking.domain;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.kontor.carrier.WaybillScheme.Match;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.Waybills;

/** Believes every number but those that begin with an X. */
final class PlainWaybills implements Waybills {

    @Override
    public String kept(String number) {
        return number.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public WaybillJudgement judge(UUID order, String carrier, String typed) {
        String number = kept(typed);
        Match match = number.startsWith("X") ? Match.NOT_THIS_FORMAT : Match.VALID;
        return new WaybillJudgement(number, match, "looked at", List.of(), List.of(), List.of());
    }
}
