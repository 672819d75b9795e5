package org.kontor.carrier.tnt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** What is to be carried to whom, by which service: the details of a consignment, in TNT's order. Pure. */
final class TntDetails {

    private static final int DESCRIPTION = 30;
    private static final int MOST_OPTIONS = 5;

    private TntDetails() {}

    static void write(Xml details, BookingRequest request, String reference) {
        Shipment shipment = request.shipment();
        Party consignee = request.consignee();
        Xml receiver = details.add("RECEIVER");
        TntParty.address(receiver, consignee);
        TntParty.contact(receiver, consignee);
        details.put("CUSTOMERREF", reference)
                .put("CONTYPE", "N")
                .put("PAYMENTIND", "S")
                .put("ITEMS", Integer.toString(TntMeasures.pieces(shipment.parcels())))
                .put("TOTALWEIGHT", TntMeasures.kilograms(TntMeasures.grams(shipment.parcels())))
                .put("TOTALVOLUME", TntMeasures.cubicMetres(shipment.parcels()));
        value(shipment)
                .ifPresent(value -> details.put("CURRENCY", value.currency().getCurrencyCode())
                        .put("GOODSVALUE", value.amount()));
        service(details, request);
        details.put("DESCRIPTION", description(shipment)).put("DELIVERYINST", request.reference());
        dangers(details, shipment);
        shipment.parcels().forEach(parcel -> parcel(details.add("PACKAGE"), parcel, shipment));
    }

    private static void service(Xml details, BookingRequest request) {
        TntService service = TntService.parse(request.service());
        details.put("DIVISION", division(request.shipment())).put("SERVICE", service.product());
        options(service, request.shipment()).forEach(option -> details.put("OPTION", option));
    }

    static List<String> options(TntService service, Shipment shipment) {
        return Stream.concat(service.options().stream(), TntService.dangerous(shipment).stream())
                .distinct()
                .limit(MOST_OPTIONS)
                .toList();
    }

    /** One consignment has one UN number; TNT asks for the packing group on paper. */
    private static void dangers(Xml details, Shipment shipment) {
        List<Goods> dangerous =
                shipment.goods().stream().filter(Goods::dangerous).toList();
        details.put("HAZARDOUS", dangerous.isEmpty() ? "N" : "Y");
        dangerous.stream()
                .limit(1)
                .forEach(goods -> details.put("UNNUMBER", goods.unNumber().substring(2)));
    }

    private static void parcel(Xml element, Parcel parcel, Shipment shipment) {
        element.put("ITEMS", Integer.toString(parcel.count()))
                .put("DESCRIPTION", description(shipment))
                .put("LENGTH", TntMeasures.metres(parcel.lengthMm()))
                .put("HEIGHT", TntMeasures.metres(parcel.heightMm()))
                .put("WIDTH", TntMeasures.metres(parcel.widthMm()))
                .put("WEIGHT", TntMeasures.kilograms(parcel.weightGrams()));
        // Only then is it known what the goods in a package weigh and cost.
        if (shipment.parcels().size() == 1 && shipment.goods().size() == 1) {
            article(element.add("ARTICLE"), shipment.goods().get(0), parcel);
        }
    }

    private static void article(Xml element, Goods goods, Parcel parcel) {
        element.put("ITEMS", Long.toString(goods.quantity()))
                .put("DESCRIPTION", TntParty.cut(goods.description(), DESCRIPTION))
                .put("WEIGHT", TntMeasures.kilograms(parcel.totalWeightGrams()))
                .put("INVOICEVALUE", goods.value().amount())
                .put("INVOICEDESC", goods.description())
                .put("HTS", goods.hsCode().digits())
                .put("COUNTRY", goods.origin().code());
    }

    /** Of all goods, when it is in one currency. */
    private static Optional<Money> value(Shipment shipment) {
        long currencies = shipment.goods().stream()
                .map(goods -> goods.value().currency())
                .distinct()
                .count();
        return currencies != 1
                ? Optional.empty()
                : shipment.goods().stream().map(Goods::value).reduce(Money::plus);
    }

    static String description(Shipment shipment) {
        String all = shipment.goods().stream().map(Goods::description).collect(Collectors.joining(", "));
        return TntParty.cut(all, DESCRIPTION);
    }

    /** Which of TNT's networks carries it. */
    static String division(Shipment shipment) {
        String from = shipment.origin().country().code();
        if (!isDomestic(shipment)) {
            return "G";
        }
        return from.equals("GB") ? "010" : from.equals("DE") ? "H" : "D";
    }

    static boolean isDomestic(Shipment shipment) {
        return shipment.origin()
                .country()
                .code()
                .equals(shipment.destination().country().code());
    }
}
