package org.kontor.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.kontor.carrier.Shipment;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.conformance.MemoryCarrier.Books;
import org.kontor.values.Parcel;

/** One carrier per rule, wrong in one place. */
final class CarrierMutants {

    /** An instance of a carrier in a world. */
    interface Maker {
        MemoryCarrier make(World world, Books books);
    }

    static final Mutants.Kits<CarrierKit> CORRECT = kit(MemoryCarrier::new);

    static final Mutants<CarrierKit> ALL =
            new Mutants<CarrierKit>().with(PriceMutants.ALL).with(ShippingMutants.ALL);

    private CarrierMutants() {}

    static Mutants.Kits<CarrierKit> kit(Maker maker) {
        return () -> new CarrierKit() {
            private final Books books = new Books();

            @Override
            protected Abilities in(World world) {
                return Abilities.of(maker.make(world, books));
            }

            @Override
            protected Shipment refused() {
                return shipment(new Parcel(1, 300, 300, 300, 5_000), true);
            }

            @Override
            protected int bookingsMade() {
                return books.made.get();
            }

            @Override
            protected Message push(String waybill) {
                byte[] body = waybill.getBytes(StandardCharsets.UTF_8);
                return new Message(Map.of(MemoryCarrier.SIGNATURE, MemoryCarrier.sign(body)), body);
            }
        };
    }
}
