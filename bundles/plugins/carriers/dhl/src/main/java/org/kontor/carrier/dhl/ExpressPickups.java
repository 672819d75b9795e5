package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.kontor.carrier.PickupOutcome;
import org.kontor.carrier.PickupRequest;
import org.kontor.carrier.Pickups;
import org.kontor.carrier.Refusal;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Orders the courier and calls it off. DHL cannot be asked what became of an order, so a lost one stays in doubt. */
final class ExpressPickups implements Pickups {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_INSTRUCTION = 80;

    /** Products for goods; documents and what stays in a country have others. */
    private static final String GOODS = "PEMY8QHV";

    private static final String NONE_SUCH = "(?i).*pickup was not found.*";

    private final MyDhl api;
    private final Account account;
    private final Clock clock;
    private final Remembered<PickupOutcome> remembered;

    ExpressPickups(MyDhl api, Account account, Clock clock) {
        this.api = api;
        this.account = account;
        this.clock = clock;
        this.remembered = new Remembered<>(clock);
    }

    @Override
    public PickupOutcome order(PickupRequest request, IdempotencyKey key) {
        return remembered.oneAtATime(key, () -> remembered.done(key).orElseGet(() -> orderNow(request, key)));
    }

    @Override
    public boolean cancelPickup(String confirmation, IdempotencyKey key) {
        boolean all = true;
        for (String number : confirmation.split(",")) {
            all &= cancelled(number, key);
        }
        return all;
    }

    private PickupOutcome orderNow(PickupRequest request, IdempotencyKey key) {
        if (remembered.doubted(key).isPresent()) {
            throw new ProviderException(
                    Fault.IN_DOUBT, "DHL may come already and cannot be asked; call it, or order under another key");
        }
        ZoneId zone = Places.zone(request.at().address());
        Optional<Refusal> refusal = ShippingDays.refusal(request.day(), zone, clock.instant())
                .or(() -> Parties.refusal("shipper", request.at(), account));
        if (refusal.isPresent()) {
            return new PickupOutcome.Refused(refusal.get());
        }
        try {
            return outcome(api.act("pickups", json(request, zone, clock.instant()), key), key);
        } catch (ProviderException e) {
            if (e.fault() == Fault.UNAVAILABLE || e.fault() == Fault.MISCONFIGURED) {
                throw e;
            }
            remembered.isDoubted(key);
            throw new ProviderException(Fault.IN_DOUBT, "DHL may come: " + e.getMessage(), e);
        }
    }

    private PickupOutcome outcome(JsonAnswer answer, IdempotencyKey key) {
        if (!answer.isGood()) {
            return new PickupOutcome.Refused(Problems.refusal(answer, Fault.IN_DOUBT));
        }
        List<String> numbers = Json.texts(answer.body(), "dispatchConfirmationNumbers");
        if (numbers.isEmpty()) {
            throw new ProviderException(Fault.IN_DOUBT, "its answer lacks the confirmation number");
        }
        PickupOutcome ordered = new PickupOutcome.Ordered(String.join(",", numbers));
        remembered.isDone(key, ordered);
        return ordered;
    }

    ObjectNode json(PickupRequest request, ZoneId zone, Instant now) {
        ObjectNode json = Parts.object()
                .put("plannedPickupDateAndTime", ShippingDays.at(request.day(), request.ready(), zone, now))
                .put("closeTime", CLOCK.format(request.closes()))
                .put("locationType", "business");
        Parts.accounts(json, account, false);
        json.putArray("specialInstructions")
                .addObject()
                .put("value", Parts.cut("Ref " + request.reference(), LONGEST_INSTRUCTION));
        json.putObject("customerDetails")
                .<ObjectNode>set("shipperDetails", Parties.party(request.at(), account))
                .set("pickupDetails", Parties.party(request.at(), account));
        ObjectNode shipment = json.putArray("shipmentDetails").addObject();
        Parts.product(shipment, account.pickupProduct());
        shipment.put(
                        "isCustomsDeclarable",
                        GOODS.contains(account.pickupProduct().substring(0, 1)))
                .put("unitOfMeasurement", "metric");
        Parts.accounts(shipment, account, false);
        if (request.waybills().size() == 1) {
            shipment.put("shipmentTrackingNumber", request.waybills().get(0));
        }
        Parts.packages(shipment, request.parcels());
        return json;
    }

    /** A collection that DHL does not know, or no longer, is one that does not come. */
    private boolean cancelled(String number, IdempotencyKey key) {
        JsonAnswer answer = api.delete(
                MyDhl.path("pickups/%s?requestorName=%s&reason=%s", number, account.requestor(), "not needed"), key);
        boolean gone = Problems.told(answer).stream().anyMatch(words -> words.matches(NONE_SUCH));
        if (answer.isGood() || answer.status() == NOT_FOUND || gone) {
            return true;
        }
        Problems.refusals(answer, Fault.IN_DOUBT);
        return false;
    }
}
