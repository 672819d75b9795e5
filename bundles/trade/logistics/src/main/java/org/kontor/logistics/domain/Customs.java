package org.kontor.logistics.domain;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Conversion;
import org.kontor.logistics.DoorPrice.CustomsValue;
import org.kontor.logistics.DoorPrice.Kind;
import org.kontor.logistics.domain.CustomsTable.Destination;
import org.kontor.values.Country;
import org.kontor.values.Money;

/** Reckons duty and import tax by our own table, and says plainly where it has no row. */
final class Customs {

    /** A duty or tax in the currency of the destination's customs. */
    record Item(Kind kind, String code, String description, Money amount, String source, LocalDate asOf) {}

    /** {@code value} is empty when nothing could be reckoned. */
    record Reckoned(Optional<CustomsValue> value, List<Item> items, List<String> remarks) {}

    private final CustomsTable table;
    private final BiFunction<Money, Currency, Conversion> exchange;

    Customs(CustomsTable table, BiFunction<Money, Currency, Conversion> exchange) {
        this.table = table;
        this.exchange = exchange;
    }

    boolean isBorder(Shipment shipment) {
        return table.isBorder(
                shipment.origin().country(), shipment.destination().country());
    }

    /** {@code carriage} is what freight and insurance cost, whoever pays them. */
    Reckoned reckon(Shipment shipment, List<Money> carriage) {
        Country to = shipment.destination().country();
        if (!isBorder(shipment)) {
            return nothing(
                    "There is no customs border between " + shipment.origin().country() + " and " + to);
        }
        return table.destination(to)
                .map(destination -> reckon(destination, shipment, carriage))
                .orElseGet(() -> nothing(
                        "There is no customs table for imports into " + to + "; duty and tax are not in this price"));
    }

    private Reckoned reckon(Destination destination, Shipment shipment, List<Money> carriage) {
        Money share = carriage.stream()
                .map(part -> exchange.apply(part, destination.currency()).to())
                .reduce(Money.zero(destination.currency()), Money::plus);
        return new Import(table, destination, new Terms(shipment.incoterm()), exchange).reckon(shipment.goods(), share);
    }

    private static Reckoned nothing(String remark) {
        return new Reckoned(Optional.empty(), List.of(), List.of(remark));
    }
}
