package org.kontor.tracking.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.carrier.TrackingPush;
import org.kontor.fulfilment.Waybills;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.tracking.store.JourneyBook;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what carriers send of their own accord; the carrier's plugin says whether it is genuine. */
@Component(service = CarrierMail.class)
public final class CarrierMail {

    /** So many waybills' scans are taken in one transaction. */
    private static final int BATCH = 200;

    /** How many waybills of a message were ours. */
    public record Receipt(int taken, int unknown) {}

    private final Providers providers;
    private final TrackingDesk desk;
    private final JourneyBook book;
    private final Waybills waybills;
    private final Transactions transactions;

    @Activate
    public CarrierMail(
            @Reference Providers providers,
            @Reference TrackingDesk desk,
            @Reference JourneyBook book,
            @Reference Waybills waybills,
            @Reference Transactions transactions) {
        this.providers = providers;
        this.desk = desk;
        this.book = book;
        this.waybills = waybills;
        this.transactions = transactions;
    }

    /** Outside any transaction. A message whose signature is wrong is not found: its sender learns nothing. */
    public Receipt receive(String carrier, Map<String, String> headers, byte[] body) {
        if (!providers.has(TrackingPush.class, carrier)) {
            throw TradeRuleException.notFound("carrier");
        }
        List<TrackingPush.Update> updates = providers
                .ask(TrackingPush.class, carrier, plugin -> genuine(plugin, headers, body))
                .orElseThrow(() -> TradeRuleException.notFound("carrier"));
        int taken = take(carrier, updates);
        return new Receipt(taken, updates.size() - taken);
    }

    private static Optional<List<TrackingPush.Update>> genuine(
            TrackingPush plugin, Map<String, String> headers, byte[] body) {
        try {
            return Optional.of(plugin.receive(headers, body));
        } catch (SecurityException forged) {
            return Optional.empty();
        }
    }

    /**
     * Batch by batch; one journey that cannot take its news does not hold up the others. Returns how many were ours.
     */
    int take(String carrier, List<TrackingPush.Update> updates) {
        List<TradeRuleException> refusals = new ArrayList<>();
        int taken = 0;
        for (int from = 0; from < updates.size(); from += BATCH) {
            taken += batch(carrier, updates.subList(from, Math.min(from + BATCH, updates.size())), refusals);
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
        return taken;
    }

    private int batch(String carrier, List<TrackingPush.Update> updates, List<TradeRuleException> refusals) {
        try {
            return transactions.call(() -> takeAtOnce(carrier, updates));
        } catch (TradeRuleException e) {
            if (updates.size() == 1) {
                refusals.add(e);
                return 0;
            }
            return updates.stream()
                    .mapToInt(update -> batch(carrier, List.of(update), refusals))
                    .sum();
        }
    }

    private int takeAtOnce(String carrier, List<TrackingPush.Update> updates) {
        Map<String, List<Leg>> legs = legs(
                carrier,
                updates.stream().map(update -> waybills.kept(update.waybill())).collect(Collectors.toSet()));
        List<News> news = new ArrayList<>();
        int ours = 0;
        for (TrackingPush.Update update : updates) {
            List<Leg> told = legs.getOrDefault(waybills.kept(update.waybill()), List.of());
            told.forEach(leg -> news.add(News.pushed(leg, update.scans())));
            ours += told.isEmpty() ? 0 : 1;
        }
        desk.take(news);
        return ours;
    }

    /**
     * Those still on their way, for a container carries several trades' goods; else the newest, for numbers are used
     * again.
     */
    private Map<String, List<Leg>> legs(String carrier, Set<String> numbers) {
        Map<String, List<Leg>> known = book.legs().withNumbers(carrier, numbers).stream()
                .collect(Collectors.groupingBy(Leg::waybill, LinkedHashMap::new, Collectors.toList()));
        Set<UUID> several = known.values().stream()
                .filter(all -> all.size() > 1)
                .flatMap(List::stream)
                .map(Leg::order)
                .collect(Collectors.toSet());
        if (!several.isEmpty()) {
            Set<UUID> open = book.journeys().find(several).stream()
                    .filter(journey -> !journey.over())
                    .map(Journey::order)
                    .collect(Collectors.toSet());
            known.replaceAll((number, all) -> moving(all, open));
        }
        return known;
    }

    private static List<Leg> moving(List<Leg> all, Set<UUID> open) {
        List<Leg> moving = all.stream().filter(leg -> open.contains(leg.order())).toList();
        return moving.isEmpty() ? List.of(all.get(all.size() - 1)) : moving;
    }
}
