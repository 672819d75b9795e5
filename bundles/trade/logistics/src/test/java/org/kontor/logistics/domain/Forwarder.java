package org.kontor.logistics.domain;

import java.util.UUID;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.logistics.store.PastDeliveryStore;
import org.kontor.logistics.store.QuotationStore;
import org.kontor.testkit.TestStore;

/** The desks of this step on a real store, with carriers that the test writes. */
public final class Forwarder {

    public final QuotationStore quotations;
    public final PastDeliveryStore deliveries;
    public final Carriers carriers;
    public final ExchangeDesk exchange;
    public final LogisticsDesk desk;
    public final Latecomers latecomers;

    public Forwarder(TestStore store) {
        quotations = new QuotationStore(store.sql(), store.schema("logistics"));
        carriers = new Carriers(store.transactions());
        exchange = new ExchangeDesk(
                new ExchangeRateStore(store.sql(), store.schema("logistics")), store.transactions(), store.clock());
        deliveries = new PastDeliveryStore(store.sql(), store.schema("logistics"));
        LaneRecord lanes = new LaneRecord(deliveries, store.transactions(), store.clock());
        Panel panel = new Panel(exchange, carriers, carriers, lanes, store.clock());
        desk = new LogisticsDesk(quotations, exchange, panel, store.transactions(), store.clock());
        latecomers = new Latecomers(panel, quotations, store.transactions());
    }

    /** By carriers that all answer. */
    Quotation quote(UUID buyer, ShipmentRequest request) {
        return desk.quote(buyer, request, LogisticsDesk.NO_HURRY).quotation();
    }

    Quotation quoteAgain(UUID buyer, UUID request) {
        return desk.quoteAgain(buyer, request, LogisticsDesk.NO_HURRY).quotation();
    }
}
