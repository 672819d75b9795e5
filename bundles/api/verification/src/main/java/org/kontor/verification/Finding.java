package org.kontor.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Where a verification stands. Only {@link Verified} lets anybody trade. */
public sealed interface Finding {

    /** The provider's own name for the case. */
    String caseReference();

    record Verified(String caseReference, LocalDate until) implements Finding {}

    /** Reasons are sentences for the trader. */
    record Rejected(String caseReference, List<String> reasons) implements Finding {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** The trader must give these before the provider goes on. */
    record MoreNeeded(String caseReference, List<String> needed) implements Finding {
        public MoreNeeded {
            needed = List.copyOf(needed);
        }
    }

    /** A person must look; an operator of ours may decide. */
    record UnderReview(String caseReference, String why) implements Finding {}

    /** Handles every case; a new case will not compile until every caller handles it. */
    default <R> R fold(
            Function<Verified, R> verified,
            Function<Rejected, R> rejected,
            Function<MoreNeeded, R> moreNeeded,
            Function<UnderReview, R> underReview) {
        if (this instanceof Verified v) {
            return verified.apply(v);
        }
        if (this instanceof Rejected r) {
            return rejected.apply(r);
        }
        if (this instanceof MoreNeeded m) {
            return moreNeeded.apply(m);
        }
        return underReview.apply((UnderReview) this);
    }
}
