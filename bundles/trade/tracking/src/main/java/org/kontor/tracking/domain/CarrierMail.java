package org.kontor.tracking.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.TrackingPush;
import org.kontor.providers.Providers;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what carriers send of their own accord; the carrier's plugin says whether it is genuine. */
@Component(service = CarrierMail.class)
public final class CarrierMail {

    /** How many waybills of a message were ours. */
    public record Receipt(int taken, int unknown) {}

    private final Providers providers;
    private final TrackingDesk desk;

    @Activate
    public CarrierMail(@Reference Providers providers, @Reference TrackingDesk desk) {
        this.providers = providers;
        this.desk = desk;
    }

    /** Outside any transaction. A message whose signature is wrong is not found: its sender learns nothing. */
    public Receipt receive(String carrier, Map<String, String> headers, byte[] body) {
        if (!providers.has(TrackingPush.class, carrier)) {
            throw TradeRuleException.notFound("carrier");
        }
        List<TrackingPush.Update> updates = providers
                .ask(TrackingPush.class, carrier, plugin -> genuine(plugin, headers, body))
                .orElseThrow(() -> TradeRuleException.notFound("carrier"));
        long taken = updates.stream()
                .filter(update -> desk.push(carrier, update.waybill(), update.scans()))
                .count();
        return new Receipt((int) taken, updates.size() - (int) taken);
    }

    private static Optional<List<TrackingPush.Update>> genuine(
            TrackingPush plugin, Map<String, String> headers, byte[] body) {
        try {
            return Optional.of(plugin.receive(headers, body));
        } catch (SecurityException forged) {
            return Optional.empty();
        }
    }
}
