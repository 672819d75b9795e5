package org.kontor.carrier.tnt;

import java.util.List;
import java.util.Optional;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.values.IdempotencyKey;

/** The order to carry a consignment, and the order to print one's label again. Pure. */
final class TntShip {

    /** So long may a customer's reference be. */
    static final int REFERENCE = 24;

    private final TntAccount account;

    TntShip(TntAccount account) {
        this.account = account;
    }

    /** Why TNT's form cannot say what the request says. */
    static Optional<Refusal> unwritable(BookingRequest request) {
        return List.of(request.shipper(), request.consignee()).stream()
                .filter(party -> TntParty.lines(party.address()).isEmpty())
                .findFirst()
                .map(party -> new Refusal(
                        Refusal.Reason.OTHER,
                        request.service(),
                        "TNT prints three address lines of 30 characters; those of the party in "
                                + party.address().country() + " are longer."));
    }

    String order(BookingRequest request, IdempotencyKey key) {
        String conref = conref(request);
        Xml root = login();
        Xml batch = root.add("CONSIGNMENTBATCH");
        Xml sender = batch.add("SENDER");
        TntParty.address(sender, request.shipper());
        sender.put("ACCOUNT", account.number());
        TntParty.contact(sender, request.shipper());
        collection(sender, TntTimes.shipDate(request.shipment().readyDate()), conref);
        Xml consignment = batch.add("CONSIGNMENT").put("CONREF", conref);
        TntDetails.write(consignment.add("DETAILS"), request, TntKey.reference(key));
        Xml activity = root.add("ACTIVITY");
        activity.add("CREATE").put("CONREF", conref);
        if (account.ordersCollections()) {
            activity.add("BOOK").with("ShowBookingRef", "Y").put("CONREF", conref);
        }
        activity.add("SHIP").put("CONREF", conref);
        activity.add("PRINT").add("LABEL").put("CONREF", conref);
        return root.document();
    }

    /** Prints the label of a consignment that TNT has; {@code known} is what tracking says of it. */
    String reprint(String number, Xml known) {
        Xml root = login();
        Xml batch = root.add("CONSIGNMENTBATCH");
        Xml sender = batch.add("SENDER");
        TntTracked.sender(known, sender, account.number());
        collection(
                sender,
                TntTimes.date(known.at("CollectionDate"))
                        .map(TntTimes::shipDate)
                        .orElse(""),
                "");
        batch.add("CONSIGNMENT").put("CONREF", number).put("CONNUMBER", number);
        root.add("ACTIVITY").add("PRINT").add("LABEL").put("CONREF", number);
        return root.document();
    }

    static String conref(BookingRequest request) {
        return TntParty.cut(request.reference(), REFERENCE);
    }

    private Xml login() {
        Xml root = Xml.root("ESHIPPER");
        root.add("LOGIN")
                .put("COMPANY", account.user())
                .put("PASSWORD", account.password())
                .put("APPID", "EC")
                .put("APPVERSION", "3.1");
        return root;
    }

    private void collection(Xml sender, String day, String instructions) {
        Xml collection = sender.add("COLLECTION").put("SHIPDATE", day);
        collection
                .add("PREFCOLLECTTIME")
                .put("FROM", TntTimes.clock(account.collectFrom()))
                .put("TO", TntTimes.clock(account.collectTo()));
        collection.put("COLLINSTRUCTIONS", instructions);
    }
}
