package org.kontor.accounts.domain;

import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Verification;
import org.kontor.work.TradeRuleException;

/** Says why an organisation may not trade and what to do about it. */
final class Unverified {

    private Unverified() {}

    static TradeRuleException refusal(
            UUID organisation, String toDo, Standings standings, Optional<Verification> latest) {
        String begin = "start one with POST /api/v1/organisations/" + organisation + "/verifications";
        String expired =
                standings.until().map(day -> "was verified until " + day + "; ").orElse("");
        return latest.map(verification -> refusal(verification, "cannot " + toDo + ": it " + expired, begin))
                .orElseGet(() -> because("cannot " + toDo + ": it has not begun a verification", begin));
    }

    private static TradeRuleException refusal(Verification latest, String cannot, String begin) {
        String see = "/api/v1/verifications/" + latest.id();
        return switch (latest.state()) {
            case STARTED ->
                because(cannot + "waits for the answer of " + latest.provider(), "wait, and look at " + see);
            case MORE_NEEDED ->
                because(
                        cannot + "must give more for its verification: "
                                + String.join("; ", latest.details().needed()),
                        "give it with POST " + see + "/evidence");
            case UNDER_REVIEW, PROPOSED -> because(cannot + "is under review by a person", "wait, and look at " + see);
            case REJECTED ->
                because(
                        cannot + "was rejected: "
                                + String.join("; ", latest.details().reasons()),
                        "clear the reasons, then " + begin);
            case VERIFIED -> because(cannot + "must be verified again", begin);
        };
    }

    private static TradeRuleException because(String why, String remedy) {
        return TradeRuleException.forbidden("not-verified", "The organisation " + why, remedy);
    }
}
