package org.kontor.logistics.domain;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.logistics.store.PastDeliveryStore;
import org.kontor.work.Fact;
import org.kontor.work.FactHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Notes what was promised when goods leave, and the day on which their carrier delivers them. An operator's word that
 * they arrived tells no day, so that it does not count.
 */
@Component(service = FactHandler.class)
public final class DeliveryWatch implements FactHandler {

    private final PastDeliveryStore store;

    @Activate
    public DeliveryWatch(@Reference PastDeliveryStore store) {
        this.store = store;
    }

    @Override
    public String step() {
        return "logistics";
    }

    @Override
    public Set<Fact.Kind> kinds() {
        return Set.of(Fact.Kind.SHIPPED, Fact.Kind.DELIVERED);
    }

    @Override
    public void on(Fact fact) {
        if (fact.kind() == Fact.Kind.SHIPPED) {
            shipped(fact);
        } else {
            Optional.ofNullable(fact.details().get("deliveredAt"))
                    .map(OffsetDateTime::parse)
                    .ifPresent(at -> store.delivered(fact.subject(), at.toLocalDate()));
        }
    }

    /** The promise moves by the days that the seller handed over later than the option said. */
    private void shipped(Fact fact) {
        Map<String, String> details = fact.details();
        if (!details.containsKey("promised")) {
            return;
        }
        LocalDate shippedOn = LocalDate.ofInstant(fact.at(), ZoneOffset.UTC);
        long sellersDelay = ChronoUnit.DAYS.between(LocalDate.parse(details.get("handOver")), shippedOn);
        store.shipped(
                fact.subject(),
                new PastDeliveryStore.Promise(
                        details.get("quotedBy"),
                        details.get("service"),
                        details.get("origin"),
                        details.get("destination"),
                        shippedOn,
                        LocalDate.parse(details.get("promised")).plusDays(Math.max(0, sellersDelay))));
    }
}
