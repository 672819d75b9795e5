package org.kontor.fulfilment.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kontor.logistics.Schedule;
import org.kontor.orders.Order;

/** What goods left with, for the journal: carrier and waybill, and what the option promised, when it named days. */
final class Promised {

    private Promised() {}

    static Map<String, String> with(Order order, Fulfilment fulfilment) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("carrier", fulfilment.carrier());
        details.put("waybill", fulfilment.waybill().orElseThrow());
        order.option().schedule().ifPresent(schedule -> promise(details, order, schedule));
        return details;
    }

    private static void promise(Map<String, String> details, Order order, Schedule schedule) {
        details.put("quotedBy", order.option().carrier());
        details.put("service", order.option().service());
        details.put("origin", order.shipment().origin().country().code());
        details.put("destination", order.shipment().destination().country().code());
        details.put("handOver", schedule.handOver().toString());
        details.put("promised", schedule.latest().toString());
    }
}
