package org.kontor.carrier.ups;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Party;

/** What UPS could not even be asked, because its fields do not hold it; told before it is asked. */
final class UpsLimits {

    private static final int MOST_PACKAGES = 200;
    private static final int LONGEST_SIDE = 999;
    private static final BigDecimal HEAVIEST = new BigDecimal("999.9");
    private static final int NAME_LINES = 2;
    private static final Set<String> WITH_STATES = Set.of("US", "CA");

    private UpsLimits() {}

    static Optional<Refusal> refusal(Shipment shipment) {
        return first(Stream.of(
                goods(shipment.goods()),
                packages(new UpsPackages(shipment)),
                address("origin", shipment.origin()),
                address("destination", shipment.destination())));
    }

    static Optional<Refusal> refusal(BookingRequest request) {
        return first(Stream.of(
                refusal(request.shipment()),
                party("shipper", request.shipper()),
                party("consignee", request.consignee()),
                first(request.shipment().goods().stream().map(UpsLimits::description))));
    }

    private static Optional<Refusal> goods(List<Goods> goods) {
        Optional<Goods> dangerous = goods.stream().filter(Goods::dangerous).findFirst();
        if (dangerous.isPresent()) {
            return refused(
                    Reason.DANGEROUS_GOODS,
                    "UPS takes " + dangerous.get().unNumber()
                            + " only under an agreement on dangerous goods, and not by this way");
        }
        boolean oneCurrency =
                goods.stream().map(each -> each.value().currency()).distinct().count() == 1;
        return oneCurrency
                ? Optional.empty()
                : refused(Reason.OTHER, "UPS wants the value of all goods of a shipment in one currency");
    }

    private static Optional<Refusal> packages(UpsPackages packages) {
        if (packages.count() > MOST_PACKAGES) {
            return refused(
                    Reason.TOO_BIG,
                    "UPS takes " + MOST_PACKAGES + " packages in one shipment, this one has " + packages.count());
        }
        if (packages.longestSide() > LONGEST_SIDE) {
            return refused(
                    Reason.TOO_BIG,
                    "UPS takes no side of " + packages.longestSide() + " " + packages.sideUnit()
                            + ": its fields end at " + LONGEST_SIDE);
        }
        return packages.heaviest().compareTo(HEAVIEST) > 0
                ? refused(
                        Reason.TOO_HEAVY,
                        "UPS takes no package of " + packages.heaviest() + " " + packages.weightUnit()
                                + ": its fields end at " + HEAVIEST)
                : Optional.empty();
    }

    private static Optional<Refusal> address(String whose, Address address) {
        if (!UpsFit.fits(UpsFit.street(address.lines()), UpsFit.LINES, UpsFit.LINE)) {
            return tooLong("street of the " + whose, UpsFit.LINES + " lines of " + UpsFit.LINE);
        }
        if (address.city().length() > UpsFit.CITY) {
            return tooLong("city of the " + whose, UpsFit.CITY);
        }
        if (UpsFit.postal(address.postalCode()).length() > UpsFit.POSTAL) {
            return tooLong("postal code of the " + whose, UpsFit.POSTAL);
        }
        boolean stateMissing = WITH_STATES.contains(address.country().code())
                && !address.region().matches("[A-Za-z]{2}");
        return stateMissing
                ? refused(
                        Reason.OTHER,
                        "UPS wants the two letters of the state or province of the " + whose + ", like CA, not '"
                                + address.region() + "'")
                : Optional.empty();
    }

    private static Optional<Refusal> party(String whose, Party party) {
        if (!UpsFit.fits(UpsFit.lines(party.name(), UpsFit.LINE), NAME_LINES, UpsFit.LINE)) {
            return tooLong("name of the " + whose, NAME_LINES + " lines of " + UpsFit.LINE);
        }
        return UpsFit.digits(party.phone()).length() > UpsFit.PHONE
                ? tooLong("phone number of the " + whose, UpsFit.PHONE)
                : address(whose, party.address());
    }

    private static Optional<Refusal> description(Goods goods) {
        return UpsFit.fits(UpsFit.lines(goods.description(), UpsFit.LINE), UpsFit.LINES, UpsFit.LINE)
                ? Optional.empty()
                : tooLong("description of the goods", UpsFit.LINES + " lines of " + UpsFit.LINE);
    }

    private static Optional<Refusal> tooLong(String what, Object room) {
        return refused(Reason.OTHER, "UPS has room for " + room + " characters for the " + what);
    }

    private static Optional<Refusal> refused(Reason reason, String sentence) {
        return Optional.of(new Refusal(reason, "", sentence));
    }

    private static Optional<Refusal> first(Stream<Optional<Refusal>> refusals) {
        return refusals.flatMap(Optional::stream).findFirst();
    }
}
