package org.kontor.logistics.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Exclusion;
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
        List<OptionView> options,
        Rankings rankings,
        List<Exclusion> exclusions,
        List<String> awaited,
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
                quotation.options().stream()
                        .map(option -> OptionView.of(option, quotation, now))
                        .toList(),
                quotation.rankings(),
                quotation.exclusions(),
                quotation.awaited(now),
                quotation.quotedAt(),
                Duration.between(quotation.quotedAt(), now),
                nextActions(quotation, now),
                "buyer",
                quotation.history(),
                quotation.version());
    }

    private static List<NextAction> nextActions(Quotation quotation, Instant now) {
        NextAction again = NextAction.post("QUOTE_AGAIN", "buyer", "shipment-requests/" + quotation.id() + "/quotes");
        List<NextAction> actions = new ArrayList<>();
        if (quotation.state(now) == QuotationState.QUOTED) {
            actions.add(NextAction.post("ORDER", "buyer", "orders"));
        }
        actions.add(again);
        if (!quotation.awaited(now).isEmpty()) {
            actions.add(NextAction.awaited("ANSWER", "carrier"));
        }
        return List.copyOf(actions);
    }
}
