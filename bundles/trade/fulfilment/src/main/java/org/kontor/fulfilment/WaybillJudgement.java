package org.kontor.fulfilment;

import java.util.ArrayList;
import java.util.List;
import org.kontor.carrier.WaybillScheme.Match;

/**
 * What we think of a waybill number. Carriers do issue numbers that fail their own check digit, so a doubt is a warning
 * that a person confirms, never a refusal. The suggestions are numbers that would pass; {@code fits} names other
 * carriers whose numbers look like it; the warnings are what speaks against the number beside its looks.
 */
public record WaybillJudgement(
        String number,
        Match match,
        String sentence,
        List<String> suggestions,
        List<String> fits,
        List<Warning> warnings) {

    /** Something that is known of the number; each is a reason to look again. */
    public record Warning(Kind kind, String sentence) {

        public enum Kind {
            /** A postal number of a country that the goods do not start from. */
            COUNTRY,
            /** Another order has the number, and its carrier does not use numbers again so soon. */
            USED_BEFORE,
            /** The carrier scanned it before these goods were handed over. */
            SCANNED_BEFORE
        }
    }

    /** Judgements that were kept before there were warnings have none. */
    public WaybillJudgement {
        suggestions = List.copyOf(suggestions);
        fits = fits == null ? List.of() : List.copyOf(fits);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    public boolean doubtful() {
        return match != Match.VALID || !warnings.isEmpty();
    }

    /** The same judgement with one more warning, said after what was said before. */
    public WaybillJudgement warned(Warning.Kind kind, String why) {
        List<Warning> all = new ArrayList<>(warnings);
        all.add(new Warning(kind, why));
        return new WaybillJudgement(number, match, sentence + ". " + why, suggestions, fits, all);
    }

    /** What the seller can do about a doubt. */
    public String remedy() {
        return (suggestions.isEmpty() ? "" : "did you mean " + String.join(" or ", suggestions) + "? ")
                + "If the carrier did issue this number, repeat with confirm: true and a reason";
    }
}
