package org.kontor.carrier.ups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** What the tests of this plugin send, and how they read answers. */
final class Wares {

    static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    static final Address HAMBURG = new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
    static final Address AUSTIN =
            new Address(List.of("500 Congress Ave"), "Austin", "tx", "78701-1234", Country.of("US"));
    static final Address MIAMI = new Address(List.of("1 Biscayne Blvd"), "Miami", "FL", "33131", Country.of("US"));
    static final Goods LAMPS = goods("LED lamps", false);

    private Wares() {}

    static Goods goods(String description, boolean dangerous) {
        return new Goods(
                description,
                new HsCode("940542"),
                1200,
                Money.parse("7800.00", "USD"),
                Country.of("CN"),
                dangerous,
                dangerous ? "UN3481" : "");
    }

    static Shipment shipment(Address from, Address to, Incoterm term, Parcel... parcels) {
        return new Shipment(from, to, List.of(parcels), List.of(LAMPS), LocalDate.of(2026, 3, 5), term);
    }

    static Shipment lamps() {
        return shipment(SHENZHEN, HAMBURG, Incoterm.CIP, new Parcel(24, 600, 400, 350, 11_200));
    }

    static BookingRequest booking(Shipment shipment) {
        return new BookingRequest(
                "07",
                shipment,
                new Party("Brightway Lighting", "", shipment.origin(), "+86 755 5550100", "out@brightway.example"),
                new Party("Elbe Leuchten", "", shipment.destination(), "", ""),
                "K-1");
    }

    static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static JsonAnswer good(String text) {
        return new JsonAnswer(200, json(text));
    }

    static JsonAnswer bad(int status, String text) {
        return new JsonAnswer(status, json(text));
    }
}
