package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Money;
import org.kontor.values.Party;

/** Who sends, who receives, who pays and how much it is worth, in the words that rating and shipping share. */
final class UpsParties {

    private static final int RATING_STATE = 2;
    private static final int STATE = 3;
    private static final String CARRIAGE = "01";
    private static final String DUTIES = "02";

    private UpsParties() {}

    static ObjectNode place(Address address) {
        ObjectNode json = UpsJson.object();
        json.set("Address", address(address, RATING_STATE));
        return json;
    }

    /** A long name goes on in the attention line; UPS wants one abroad, so that a short name stands there again. */
    static ObjectNode party(Party party, Address address) {
        List<String> name = UpsFit.lines(party.name(), UpsFit.LINE);
        ObjectNode json = UpsJson.object().put("Name", name.get(0)).put("AttentionName", name.get(name.size() - 1));
        String phone = UpsFit.digits(party.phone());
        if (!phone.isEmpty()) {
            json.putObject("Phone").put("Number", phone);
        }
        if (!party.email().isEmpty() && party.email().length() <= UpsFit.EMAIL) {
            json.put("EMailAddress", party.email());
        }
        json.set("Address", address(address, STATE));
        return json;
    }

    /** {@code duties} are paid by the shipper too when the term of trade says so. */
    static ObjectNode payment(String account, boolean duties) {
        ObjectNode json = UpsJson.object();
        ArrayNode charges = json.putArray("ShipmentCharge");
        charge(charges, CARRIAGE, account);
        if (duties) {
            charge(charges, DUTIES, account);
        }
        return json;
    }

    static ObjectNode value(Shipment shipment) {
        Money sum =
                shipment.goods().stream().map(Goods::value).reduce(Money::plus).orElseThrow();
        return UpsJson.object()
                .put("CurrencyCode", sum.currency().getCurrencyCode())
                .put("MonetaryValue", sum.amount());
    }

    /** What one piece is worth, to six decimals. */
    static String unitValue(Goods goods) {
        return goods.value()
                .decimal()
                .divide(BigDecimal.valueOf(goods.quantity()), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static boolean isInternational(Shipment shipment) {
        return !shipment.origin()
                .country()
                .code()
                .equals(shipment.destination().country().code());
    }

    private static ObjectNode address(Address address, int stateLength) {
        ObjectNode json = UpsJson.object();
        UpsFit.street(address.lines()).forEach(json.putArray("AddressLine")::add);
        json.put("City", address.city());
        // A region's name is no code of it, and UPS asks for one in few countries only.
        if (address.region().matches("[0-9A-Za-z]{1," + stateLength + "}")) {
            json.put("StateProvinceCode", address.region().toUpperCase(Locale.ROOT));
        }
        if (!address.postalCode().isEmpty()) {
            json.put("PostalCode", UpsFit.postal(address.postalCode()));
        }
        return json.put("CountryCode", address.country().code());
    }

    private static void charge(ArrayNode charges, String type, String account) {
        charges.addObject().put("Type", type).putObject("BillShipper").put("AccountNumber", account);
    }
}
