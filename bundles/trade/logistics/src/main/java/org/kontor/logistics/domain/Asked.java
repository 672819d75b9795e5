package org.kontor.logistics.domain;

import java.util.List;
import org.kontor.carrier.RateAnswer;
import org.kontor.logistics.Quotation;
import org.kontor.providers.Inquiries.Late;

/** A quotation that is not kept yet, and the accounts that will answer later. */
public record Asked(Quotation quotation, List<Late<RateAnswer>> late) {

    public Asked {
        late = List.copyOf(late);
    }
}
