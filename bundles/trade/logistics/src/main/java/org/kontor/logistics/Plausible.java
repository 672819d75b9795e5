package org.kontor.logistics;

import java.util.List;
import java.util.stream.Stream;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Parcel;

/** What a shipment can be at most, so that no carrier's arithmetic overflows and no label's text runs over. */
final class Plausible {

    private static final int ROWS = 500;
    private static final long PACKAGES = 100_000;
    private static final int SIDE_MM = 100_000;
    private static final long PACKAGE_GRAMS = 1_000_000_000L;
    private static final long PIECES = 1_000_000_000L;
    private static final int ADDRESS_LETTERS = 200;
    private static final int DESCRIPTION_LETTERS = 500;

    private Plausible() {}

    static Shipment shipment(Shipment shipment) {
        address("origin", shipment.origin());
        address("destination", shipment.destination());
        most("parcels", shipment.parcels().size(), ROWS, "rows; put equal packages into one");
        most("goods", shipment.goods().size(), ROWS, "rows; put equal goods into one");
        long packages = shipment.parcels().stream().mapToLong(Parcel::count).sum();
        most("parcels.count", packages, PACKAGES, "packages in all");
        shipment.parcels().forEach(Plausible::parcel);
        shipment.goods().forEach(Plausible::goods);
        return shipment;
    }

    private static void parcel(Parcel parcel) {
        most("parcels.lengthMm", parcel.lengthMm(), SIDE_MM, "mm");
        most("parcels.widthMm", parcel.widthMm(), SIDE_MM, "mm");
        most("parcels.heightMm", parcel.heightMm(), SIDE_MM, "mm");
        most("parcels.weightGrams", parcel.weightGrams(), PACKAGE_GRAMS, "g");
    }

    private static void goods(Goods goods) {
        most("goods.description", goods.description().length(), DESCRIPTION_LETTERS, "characters");
        most("goods.quantity", goods.quantity(), PIECES, "pieces");
        if (!goods.value().isPositive()) {
            throw new InvalidValueException(
                    "goods.value",
                    "must be positive, was " + goods.value(),
                    "give what customs shall know, for samples too");
        }
        if (!goods.dangerous() && !goods.unNumber().isEmpty()) {
            throw new InvalidValueException(
                    "goods.unNumber",
                    "must be empty for goods that are not dangerous",
                    "say dangerous: true, or leave the number out");
        }
    }

    private static void address(String field, Address address) {
        Stream.concat(
                        address.lines().stream(),
                        List.of(address.city(), address.region(), address.postalCode()).stream())
                .forEach(text -> most(field, text.length(), ADDRESS_LETTERS, "characters in a line"));
    }

    private static void most(String field, long given, long most, String unit) {
        if (given > most) {
            throw new InvalidValueException(
                    field, "must be at most " + most + " " + unit + ", was " + given, "correct it, or split it");
        }
    }
}
