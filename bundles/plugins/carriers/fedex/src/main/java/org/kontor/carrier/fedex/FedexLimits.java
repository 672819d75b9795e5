package org.kontor.carrier.fedex;

import java.util.List;
import java.util.Optional;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.values.Goods;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** What no request of ours can say to FedEx, and so need not be asked. */
final class FedexLimits {

    /** Ours, not FedEx's: each package is a line of the order and a label. */
    private static final int PACKAGES = 999;

    private FedexLimits() {}

    static Optional<Refusal> of(Shipment shipment) {
        Optional<Goods> dangerous =
                shipment.goods().stream().filter(Goods::dangerous).findFirst();
        if (dangerous.isPresent()) {
            return Optional.of(new Refusal(
                    Refusal.Reason.DANGEROUS_GOODS,
                    "",
                    "Dangerous goods (" + dangerous.get().unNumber()
                            + ") are booked with FedEx itself: it wants a declaration that this account cannot send."));
        }
        List<String> currencies = shipment.goods().stream()
                .map(goods -> goods.value().currency().getCurrencyCode())
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            return Optional.of(other("FedEx wants the value of all goods in one currency, these are in "
                    + String.join(" and ", currencies) + "."));
        }
        if (shipment.goods().stream().anyMatch(goods -> goods.quantity() > Integer.MAX_VALUE)) {
            return Optional.of(other("FedEx counts no more than " + Integer.MAX_VALUE + " pieces of one kind."));
        }
        long packages = shipment.parcels().stream().mapToLong(Parcel::count).sum();
        return packages <= PACKAGES
                ? Optional.empty()
                : Optional.of(
                        other("One booking is of " + PACKAGES + " packages at most, these are " + packages + "."));
    }

    /** {@code phone} is rung when a party has none. */
    static Optional<Refusal> of(BookingRequest request, String phone) {
        return of(request.shipment())
                .or(() -> of("shipper", request.shipper(), phone))
                .or(() -> of("consignee", request.consignee(), phone));
    }

    private static Optional<Refusal> of(String role, Party party, String phone) {
        if (FedexParts.phone(party, phone).isEmpty()) {
            return Optional.of(other("FedEx wants a telephone number of the " + role + "."));
        }
        List<String> streets = FedexParts.streets(party.address());
        if (streets.size() > FedexParts.LINES || streets.stream().anyMatch(line -> line.length() > FedexParts.LINE)) {
            return Optional.of(other("FedEx prints three street lines of 35 characters; the " + role
                    + "'s street must be written shorter."));
        }
        return party.address().city().length() <= FedexParts.LINE
                ? Optional.empty()
                : Optional.of(
                        other("FedEx prints a city in 35 characters; the " + role + "'s must be written shorter."));
    }

    private static Refusal other(String sentence) {
        return new Refusal(Refusal.Reason.OTHER, "", sentence);
    }
}
