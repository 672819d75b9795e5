package org.kontor.conformance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;

/** What a carrier brings to be judged by {@link CarrierRules}: how to enter each world, and what only it knows. */
public abstract class CarrierKit {

    /** What the carrier is like while a rule is tried. */
    public enum World {
        FINE,
        /** Books on the first request, but its answer does not arrive. */
        ANSWER_LOST,
        /** The first request does not arrive, and we cannot know. */
        REQUEST_LOST,
        DOWN,
        REJECTS_OUR_SETTINGS,
        TALKS_NONSENSE
    }

    /** A message that the carrier sends of its own accord: header names in lower case. */
    public record Message(Map<String, String> headers, byte[] body) {
        public Message {
            headers = Map.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    /** The secret of every account under test, which must show up nowhere. */
    protected static final String SECRET = "canary-secret-7391";

    protected static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    protected static final Address HAMBURG =
            new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    /**
     * A new instance of the plugin in this world, holding {@link #SECRET} if it has one. Instances of one kit share the
     * carrier and what it remembers.
     */
    protected abstract Abilities in(World world);

    /** A shipment that no service of the carrier takes. */
    protected abstract Shipment refused();

    /** How many bookings the carrier has really made; only asked of carriers that book. */
    protected int bookingsMade() {
        throw new IllegalStateException("a carrier that books says how many bookings it made");
    }

    /** The carrier confirms whatever it was asked to book; a recorded one has done so by the time that it is asked. */
    protected void confirms() {}

    /** A genuine message about a waybill; only asked of carriers that push. */
    protected Message push(String waybill) {
        throw new IllegalStateException("a carrier that pushes shows a message about " + waybill);
    }

    /** What to book at a carrier that gives no prices; the others book by the first service that they offer. */
    protected Optional<String> service() {
        return Optional.empty();
    }

    /** False for a plugin that reads its prices from a file. */
    protected boolean asksSomebody() {
        return true;
    }

    /** Ordinary goods, Shenzhen to Hamburg: 24 cartons of 11.2 kg. */
    protected static Shipment shipment() {
        return shipment(new Parcel(24, 600, 400, 350, 11_200), false);
    }

    /** The same lane with other packages, or with lithium batteries. */
    protected static Shipment shipment(Parcel parcel, boolean dangerous) {
        return shipment(HAMBURG, parcel, dangerous);
    }

    static Shipment shipment(Address destination, Parcel parcel, boolean dangerous) {
        Goods goods = new Goods(
                "LED lamps",
                new HsCode("940542"),
                1200,
                Money.parse("7800.00", "USD"),
                Country.of("CN"),
                dangerous,
                dangerous ? "UN3481" : "");
        return new Shipment(
                SHENZHEN,
                destination,
                List.of(parcel),
                List.of(goods),
                LocalDate.now(ZoneOffset.UTC).plusDays(3),
                Incoterm.CIP);
    }
}
