package org.kontor.logistics.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Rates;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.Exclusion;
import org.kontor.logistics.Logistics;
import org.kontor.logistics.Option;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.Round;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.store.QuotationStore;
import org.kontor.providers.Providers;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Money;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks every carrier account at once; whatever does not become an option becomes an exclusion that says why. */
@Component(service = {Logistics.class, LogisticsDesk.class})
public final class LogisticsDesk implements Logistics {

    private final QuotationStore store;
    private final ExchangeDesk exchange;
    private final Providers providers;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public LogisticsDesk(
            @Reference QuotationStore store,
            @Reference ExchangeDesk exchange,
            @Reference Providers providers,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.exchange = exchange;
        this.providers = providers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks the carriers; outside any transaction. Nothing is kept until {@link #keep}. */
    public Quotation quote(UUID organisation, ShipmentRequest request) {
        requireReadySoon(request.shipment().readyDate());
        return ask(Keys.fresh(), organisation, request, List.of());
    }

    /** Asks again for a kept request; outside any transaction. */
    public Quotation quoteAgain(UUID organisation, UUID id) {
        Quotation before = quotation(organisation, id);
        return ask(id, organisation, before.request(), before.history());
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
        Quotation quotation = quotation(organisation, shipmentRequest);
        Option chosen = quotation.options().stream()
                .filter(candidate -> candidate.id().equals(option))
                .findFirst()
                .orElseThrow(() -> TradeRuleException.notFound("option; a new quote replaces the options before it"));
        if (!chosen.validUntil().isAfter(clock.instant())) {
            throw TradeRuleException.conflict(
                    "option-expired",
                    "The price was valid until " + chosen.validUntil(),
                    "ask again: POST /api/v1/shipment-requests/" + shipmentRequest
                            + "/quotes, and choose a new option");
        }
        return new Chosen(chosen, quotation.request().shipment());
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

    private Quotation ask(UUID id, UUID organisation, ShipmentRequest request, List<Round> before) {
        Offers offers = new Offers(request, exchange);
        providers
                .askAll(Rates.class, Optional.of(id), (Rates carrier) -> carrier.quote(request.shipment()))
                .forEach(offers::add);
        providers.departed(Rates.class).forEach(gone -> offers.exclude(Exclusions.removed(gone)));
        List<Option> options = offers.options();
        List<Exclusion> exclusions = offers.exclusions();
        Instant now = clock.instant();
        long version = before.isEmpty() ? 1 : before.get(before.size() - 1).version() + 1;
        List<Round> history = new ArrayList<>(before);
        history.add(new Round(version, now, options.size(), exclusions.size()));
        return new Quotation(
                id, organisation, request, options, exclusions, Ranking.of(options), now, version, history);
    }
}
