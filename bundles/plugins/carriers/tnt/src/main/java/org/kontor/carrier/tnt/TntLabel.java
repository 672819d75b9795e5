package org.kontor.carrier.tnt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Label;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** The question for the data of a routing label, and what kind of document TNT sent. Pure. */
final class TntLabel {

    private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);
    private static final int SMALLEST_GRAMS = 10;

    private TntLabel() {}

    static String question(BookingRequest request, String number, TntAccount account) {
        Shipment shipment = request.shipment();
        Xml root = Xml.root("labelRequest");
        Xml consignment = root.add("consignment").with("key", "1");
        consignment
                .add("consignmentIdentity")
                .put("consignmentNumber", TntTracked.digits(number))
                .put("customerReference", TntShip.conref(request));
        consignment.put("collectionDateTime", TntTimes.dateTime(shipment.readyDate(), account.collectFrom()));
        address(consignment.add("sender"), request.shipper());
        address(consignment.add("delivery"), request.consignee());
        product(consignment.add("product"), TntService.parse(request.service()), shipment);
        consignment.add("account").put("accountNumber", account.number()).put("accountCountry", account.country());
        consignment.put("totalNumberOfPieces", Integer.toString(TntMeasures.pieces(shipment.parcels())));
        int first = 1;
        for (int i = 0; i < shipment.parcels().size(); i++) {
            Parcel parcel = shipment.parcels().get(i);
            Xml line = consignment.add("pieceLine").put("identifier", Integer.toString(i + 1));
            line.put("goodsDescription", TntDetails.description(shipment));
            pieces(line, parcel, first, TntShip.conref(request));
            first += parcel.count();
        }
        return root.document();
    }

    static boolean hasPieces(Xml labels) {
        return labels.all("consignment").stream()
                .anyMatch(one -> one.at("pieceLabelData").isThere());
    }

    /** A rendered label; empty when these bytes are none. */
    static Optional<Label> rendered(byte[] content) {
        return isPdf(content) ? Optional.of(new Label("application/pdf", content)) : Optional.empty();
    }

    /** The address label of this consignment, as XML with TNT's stylesheet or as a page; empty when it is not that. */
    static Optional<Label> printed(byte[] content, String number) {
        if (isPdf(content)) {
            return rendered(content);
        }
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("<") || !text.contains(TntTracked.digits(number))) {
            return Optional.empty();
        }
        boolean page = Xml.read(content).map(xml -> xml.isNamed("html")).orElse(true);
        return Optional.of(new Label(page ? "text/html" : "application/xml", content));
    }

    /** The number as the label has it, which tracking may give without its letters. */
    static String number(Label label, String otherwise) {
        return Xml.read(label.content())
                .map(xml -> xml.at("CONSIGNMENT", "CONNUMBER").text())
                .filter(number -> TntTracked.digits(number).equals(TntTracked.digits(otherwise)))
                .orElse(otherwise);
    }

    private static boolean isPdf(byte[] content) {
        return content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static void address(Xml element, Party party) {
        Address address = party.address();
        element.put("name", TntParty.cut(party.name(), TntParty.LABEL_NAME));
        List<String> lines = TntParty.lines(address).orElseGet(address::lines);
        for (int i = 0; i < lines.size(); i++) {
            element.put("addressLine" + (i + 1), lines.get(i));
        }
        element.put("town", TntParty.cut(address.city(), TntParty.LABEL_NAME))
                .putIfAny("province", TntParty.cut(address.region(), TntParty.LINE))
                .putIfAny("postcode", TntParty.cut(address.postalCode(), TntParty.POSTCODE))
                .put("country", address.country().code());
    }

    private static void product(Xml element, TntService service, Shipment shipment) {
        element.put("lineOfBusiness", TntDetails.isDomestic(shipment) ? "1" : "2")
                .put("groupId", "0")
                .put("subGroupId", "0")
                .put("id", service.bare())
                .put("type", "N");
        TntDetails.options(service, shipment).forEach(option -> element.put("option", option));
    }

    private static void pieces(Xml line, Parcel parcel, int first, String reference) {
        TntMeasures.piece(line, parcel, Math.max(SMALLEST_GRAMS, parcel.weightGrams()));
        String numbers = IntStream.range(first, first + parcel.count())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        line.add("pieces").put("sequenceNumbers", numbers).put("pieceReference", reference);
    }
}
