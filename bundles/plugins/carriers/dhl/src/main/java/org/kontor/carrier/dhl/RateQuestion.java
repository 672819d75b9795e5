package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;

/** The questions for prices and for what an import costs, in MyDHL API's words. */
final class RateQuestion {

    private static final int PRICE_DECIMALS = 6;
    private static final int LONGEST_NAME = 512;

    private RateQuestion() {}

    static ObjectNode rates(Shipment shipment, Account account, Instant now) {
        boolean declarable = Parts.declarable(shipment);
        ObjectNode json = lane(shipment, account);
        List<String> services = Parts.services(shipment, account);
        if (!services.isEmpty()) {
            ArrayNode asked = json.putArray("valueAddedServices");
            services.forEach(code -> asked.addObject().put("serviceCode", code));
        }
        json.put(
                "plannedShippingDateAndTime",
                ShippingDays.ready(shipment.readyDate(), Places.zone(shipment.origin()), now));
        json.put("isCustomsDeclarable", declarable);
        if (declarable) {
            Money value = Parts.value(shipment);
            json.putArray("monetaryAmount")
                    .addObject()
                    .put("typeCode", "declaredValue")
                    .put("value", Parts.plain(value.decimal()))
                    .put("currency", value.currency().getCurrencyCode());
        }
        // The commitment counts the days of clearance in, the fastest time does not.
        json.putObject("estimatedDeliveryDate").put("isRequested", true).put("typeCode", "QDDC");
        return json;
    }

    static ObjectNode landedCost(Shipment shipment, String service, Account account) {
        ObjectNode json = lane(shipment, account);
        Parts.product(json, service);
        json.put("currencyCode", Parts.value(shipment).currency().getCurrencyCode())
                .put("isCustomsDeclarable", true)
                .put("isDTPRequested", shipment.incoterm() == Incoterm.DDP)
                .put("getCostBreakdown", true)
                .put("shipmentPurpose", "commercial")
                .put("transportationMode", "air")
                .put("merchantSelectedCarrierName", "DHL");
        ArrayNode items = json.putArray("items");
        for (Goods goods : shipment.goods()) {
            items.addObject()
                    .put("number", items.size())
                    .put("name", Parts.cut(goods.description(), LONGEST_NAME))
                    .put("manufacturerCountry", goods.origin().code())
                    .put("quantity", goods.quantity())
                    .put("quantityType", "prt")
                    .put("unitPrice", unitPrice(goods))
                    .put("unitPriceCurrencyCode", goods.value().currency().getCurrencyCode())
                    .put("commodityCode", goods.hsCode().digits());
        }
        return json;
    }

    /** The price of one piece; what does not divide evenly keeps six decimals. */
    static BigDecimal unitPrice(Goods goods) {
        return Parts.plain(goods.value()
                .decimal()
                .divide(BigDecimal.valueOf(goods.quantity()), PRICE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static ObjectNode lane(Shipment shipment, Account account) {
        ObjectNode json = Parts.object();
        json.putObject("customerDetails")
                .<ObjectNode>set("shipperDetails", Parts.place(shipment.origin()))
                .set("receiverDetails", Parts.place(shipment.destination()));
        Parts.accounts(json, account, Parts.dutiesPaid(shipment));
        json.put("unitOfMeasurement", "metric");
        Parts.packages(json, shipment.parcels());
        return json;
    }
}
