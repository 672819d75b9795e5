package org.kontor.fulfilment.domain;

import java.util.List;
import org.kontor.carrier.WaybillScheme.Match;

/**
 * What we think of a waybill number. Carriers do issue numbers that fail their own check digit, so a doubt is a warning
 * that a person confirms, never a refusal. The suggestions are numbers that would pass.
 */
public record WaybillJudgement(String number, Match match, String sentence, List<String> suggestions) {

    public WaybillJudgement {
        suggestions = List.copyOf(suggestions);
    }

    public boolean doubtful() {
        return match != Match.VALID;
    }
}
