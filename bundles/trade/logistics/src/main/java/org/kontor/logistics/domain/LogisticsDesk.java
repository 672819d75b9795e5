package org.kontor.logistics.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Logistics;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.Round;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.domain.Panel.Heard;
import org.kontor.logistics.store.QuotationStore;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes quotations of what carriers answer; whatever does not become an option becomes an exclusion that says why. */
@Component(service = {Logistics.class, LogisticsDesk.class})
public final class LogisticsDesk implements Logistics {

    /** The round to come. */
    private record Next(UUID id, UUID organisation, ShipmentRequest request, long version, List<Round> before) {}

    /** Longer than any account's own deadline: waits until all have answered or failed. */
    public static final Duration NO_HURRY = Duration.ofHours(1);

    private final QuotationStore store;
    private final ExchangeDesk exchange;
    private final Panel panel;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public LogisticsDesk(
            @Reference QuotationStore store,
            @Reference ExchangeDesk exchange,
            @Reference Panel panel,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.exchange = exchange;
        this.panel = panel;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks the carriers and waits so long; outside any transaction. Nothing is kept until {@link #keep}. */
    public Asked quote(UUID organisation, ShipmentRequest request, Duration within) {
        requireReadySoon(request.shipment().readyDate());
        return ask(new Next(Keys.fresh(), organisation, request, 1, List.of()), within);
    }

    /** Asks again for a kept request; outside any transaction. */
    public Asked quoteAgain(UUID organisation, UUID id, Duration within) {
        Quotation before = quotation(organisation, id);
        return ask(new Next(id, organisation, before.request(), before.version() + 1, before.history()), within);
    }

    /** Keeps a quotation, in place of the request's earlier one. */
    public void keep(Quotation quotation) {
        transactions.run(() -> {
            if (quotation.version() == 1) {
                store.insert(quotation);
            } else if (!store.replace(quotation)) {
                throw TradeRuleException.stale("quotation");
            }
        });
    }

    public Quotation quotation(UUID organisation, UUID id) {
        return transactions.call(
                () -> store.find(id, organisation).orElseThrow(() -> TradeRuleException.notFound("shipment request")));
    }

    @Override
    public Chosen choose(UUID organisation, UUID shipmentRequest, UUID option) {
        Chosen chosen = option(organisation, shipmentRequest, option);
        Instant validUntil = chosen.option().validUntil();
        if (!validUntil.isAfter(clock.instant())) {
            throw TradeRuleException.conflict(
                    "option-expired",
                    "The price was valid until " + validUntil,
                    "ask again: POST /api/v1/shipment-requests/" + shipmentRequest
                            + "/quotes, and choose a new option");
        }
        return chosen;
    }

    /** The option, valid or not. */
    public Chosen option(UUID organisation, UUID shipmentRequest, UUID option) {
        Quotation quotation = quotation(organisation, shipmentRequest);
        return quotation.options().stream()
                .filter(candidate -> candidate.id().equals(option))
                .findFirst()
                .map(found -> new Chosen(found, quotation.request().shipment()))
                .orElseThrow(() -> TradeRuleException.notFound("option; a new quote replaces the options before it"));
    }

    @Override
    public Conversion convert(Money amount, Currency to) {
        return exchange.convert(amount, to)
                .orElseThrow(() -> TradeRuleException.conflict(
                        "no-exchange-rate",
                        "There is no exchange rate between " + amount.currency() + " and " + to,
                        "ask the operator to load one (PUT /api/v1/exchange-rates), or choose an option priced in "
                                + to));
    }

    /** Yesterday may still be today where the goods are. */
    private void requireReadySoon(LocalDate ready) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (ready.isBefore(today.minusDays(1)) || ready.isAfter(today.plusYears(1))) {
            throw new InvalidValueException(
                    "readyDate",
                    "must lie between today and a year from now, was " + ready,
                    "give the day the goods can be collected");
        }
    }

    private Asked ask(Next next, Duration within) {
        Heard heard = panel.ask(next.id(), next.request(), within);
        List<Option> options = heard.offers().options();
        List<Exclusion> exclusions = heard.offers().exclusions();
        Instant now = clock.instant();
        List<Round> history = new ArrayList<>(next.before());
        history.add(new Round(next.version(), now, options.size(), exclusions.size()));
        Quotation quotation = new Quotation(
                next.id(),
                next.organisation(),
                next.request(),
                options,
                exclusions,
                Ranking.of(options, next.request().shipment().readyDate()),
                now,
                next.version(),
                history,
                heard.offers().answered(),
                heard.awaitedUntil(now));
        return new Asked(quotation, heard.late());
    }
}
