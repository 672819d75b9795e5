package org.kontor.payments.web;

import java.util.List;
import java.util.Optional;
import org.kontor.payments.domain.Heard;
import org.kontor.payments.domain.ProviderWord;
import org.kontor.payments.domain.ReviewDesk.Review;
import org.kontor.payments.domain.Verdict;
import org.kontor.web.NextAction;

/** Everything to decide a payment by: how it stands, what was heard, what the provider says now, and the ways out. */
public record ReviewView(
        PaymentView payment,
        List<Heard> heard,
        ProviderWord providerSays,
        boolean fourEyes,
        Optional<Verdict.Proposal> proposed,
        List<NextAction> waysOut) {

    static ReviewView of(PaymentView payment, Review review) {
        String base = "payments/" + payment.id();
        return new ReviewView(
                payment,
                review.heard(),
                review.provider(),
                review.fourEyes(),
                review.proposed(),
                List.of(
                        NextAction.post("ASK_AGAIN", "operator", base + "/refresh"),
                        NextAction.post("DECIDE", "operator", base + "/verdict")));
    }
}
