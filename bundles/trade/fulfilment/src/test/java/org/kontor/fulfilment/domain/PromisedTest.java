package org.kontor.fulfilment.domain;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.Test;
import org.kontor.logistics.Option;
import org.kontor.logistics.Schedule;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;

/** What the journal keeps of an option's promise when the goods leave. */
public class PromisedTest {

    private static final Schedule SCHEDULE = new Schedule(
            LocalDate.parse("2026-12-01"),
            Optional.empty(),
            LocalDate.parse("2026-12-04"),
            LocalDate.parse("2026-12-06"),
            Optional.empty(),
            Schedule.Basis.TRANSIT_DAYS,
            Optional.empty());

    private final Order order = Lamps.order(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), OrderState.BOOKED);
    private final Fulfilment booked = new Fulfilment(
            order.id(), FulfilmentState.HANDED_OVER, 1, "carrier.booked", Optional.of("5009848432"), Details.NONE);

    @Test
    public void thePromiseIsTheQuotingAccountsAndTheGoodsGoWithTheBookedOne() {
        assertEquals(
                Map.of(
                        "carrier", "carrier.booked",
                        "waybill", "5009848432",
                        "quotedBy", "carrier.test-one",
                        "service", "EXPRESS",
                        "origin", "CN",
                        "destination", "DE",
                        "handOver", "2026-12-01",
                        "promised", "2026-12-06"),
                Promised.with(Lamps.with(order, scheduled(order.option())), booked));
    }

    @Test
    public void anOptionWithoutDaysPromisesNothing() {
        assertEquals(Map.of("carrier", "carrier.booked", "waybill", "5009848432"), Promised.with(order, booked));
    }

    private static Option scheduled(Option option) {
        return new Option(
                option.id(),
                option.carrier(),
                option.providerVersion(),
                option.service(),
                option.serviceName(),
                option.mode(),
                option.charges(),
                option.price(),
                option.compared(),
                option.weights(),
                option.transitDaysMin(),
                option.transitDaysMax(),
                option.neededByMet(),
                option.validUntil(),
                Optional.of(SCHEDULE),
                Optional.empty());
    }
}
