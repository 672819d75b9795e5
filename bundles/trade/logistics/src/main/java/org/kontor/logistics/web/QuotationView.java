package org.kontor.logistics.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.QuotationState;
import org.kontor.logistics.Rankings;
import org.kontor.logistics.Round;
import org.kontor.web.NextAction;

/** A quotation for its trader: how it stands and how old it is at this moment. */
public record QuotationView(
        UUID id,
        QuotationState state,
        Shipment shipment,
        Optional<LocalDate> neededBy,
        Currency currency,
        List<Option> options,
        Rankings rankings,
        List<Exclusion> exclusions,
        Instant quotedAt,
        Duration age,
        List<NextAction> nextActions,
        String whoMustAct,
        List<Round> history,
        long version) {

    public static QuotationView of(Quotation quotation, Instant now) {
        return new QuotationView(
                quotation.id(),
                quotation.state(now),
                quotation.request().shipment(),
                quotation.request().neededBy(),
                quotation.request().currency(),
                quotation.options(),
                quotation.rankings(),
                quotation.exclusions(),
                quotation.quotedAt(),
                Duration.between(quotation.quotedAt(), now),
                nextActions(quotation, now),
                "buyer",
                quotation.history(),
                quotation.version());
    }

    private static List<NextAction> nextActions(Quotation quotation, Instant now) {
        NextAction again = NextAction.post("QUOTE_AGAIN", "buyer", "shipment-requests/" + quotation.id() + "/quotes");
        return quotation.state(now) == QuotationState.QUOTED
                ? List.of(NextAction.post("ORDER", "buyer", "orders"), again)
                : List.of(again);
    }
}
