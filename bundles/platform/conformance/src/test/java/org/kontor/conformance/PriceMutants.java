package org.kontor.conformance;

import static org.kontor.conformance.CarrierMutants.kit;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kontor.carrier.Charge;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Weights;
import org.kontor.conformance.CarrierKit.World;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;

/** Carriers wrong in what they say of prices and of themselves, each in one place. */
final class PriceMutants {

    static final Mutants<CarrierKit> ALL = new Mutants<CarrierKit>()
            .breaks("c01", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Charges fuel and nothing for the carriage. */
                @Override
                List<Charge> charges() {
                    return List.of(new Charge(Charge.Kind.FUEL, "FUEL", "Fuel", Money.of(12_000, "EUR")));
                }
            }))
            .breaks("c02", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Weighs one carton of many. */
                @Override
                Weights weights(Shipment shipment) {
                    long one = shipment.parcels().get(0).weightGrams();
                    return new Weights(one, 0, 6000, 1, one, "one of them");
                }
            }))
            .breaks("c03", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Promises a price that is over already. */
                @Override
                Instant promisedUntil() {
                    return Instant.now().minus(Duration.ofSeconds(1));
                }
            }))
            .breaks("c04", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Refuses in one word. */
                @Override
                String sentence() {
                    return "No";
                }
            }))
            .breaks("c05", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Every price is a cent dearer than the last. */
                @Override
                List<Charge> charges() {
                    Money price = Money.of(10_000 + books.quotes.incrementAndGet(), "EUR");
                    return List.of(new Charge(Charge.Kind.BASE, "BASE", "Air freight", price));
                }
            }))
            .breaks("c06", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Blames the operator when the carrier is down. */
                @Override
                public RateAnswer quote(Shipment shipment) {
                    if (world == World.DOWN) {
                        throw failure(MISCONFIGURED);
                    }
                    return super.quote(shipment);
                }
            }))
            .breaks("c07", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Tells the canary secret when our settings are rejected. */
                @Override
                public RateAnswer quote(Shipment shipment) {
                    if (world == World.REJECTS_OUR_SETTINGS) {
                        throw new ProviderException(MISCONFIGURED, "rejected " + CarrierKit.SECRET);
                    }
                    return super.quote(shipment);
                }
            }))
            .breaks("c08", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Takes nonsense for an outage. */
                @Override
                void suffer() {
                    if (world == World.TALKS_NONSENSE) {
                        throw failure(UNAVAILABLE);
                    }
                    super.suffer();
                }
            }))
            .breaks("c21", kit((world, books) -> new MemoryCarrier(world, books) {
                /** Prints its secret. */
                @Override
                public String toString() {
                    return "MemoryCarrier[" + CarrierKit.SECRET + "]";
                }
            }));

    private PriceMutants() {}
}
