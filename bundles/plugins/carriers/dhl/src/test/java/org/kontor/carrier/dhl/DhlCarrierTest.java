package org.kontor.carrier.dhl;

import java.time.Clock;
import org.junit.Rule;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.values.Parcel;

/** The rules of docs/spi/carrier.md, with the recorded answers played as DHL. */
public class DhlCarrierTest extends CarrierContract {

    @Rule
    public final PlayedProvider provider = PlayedProvider.asRecorded();

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Rates enter(World world) {
        Settings settings = Given.settings(
                "address",
                provider.at(world).resolve("/mydhlapi/test").toString(),
                "_secret",
                SECRET,
                "settle_minutes",
                0L,
                "unified_address",
                provider.at(world).resolve("/track/shipments").toString(),
                "_unified_key",
                SECRET);
        return new DhlCarrier(settings, http, Clock.systemUTC());
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 5_000_000), false);
    }

    @Override
    protected int bookingsMade() {
        return provider.acts();
    }
}
