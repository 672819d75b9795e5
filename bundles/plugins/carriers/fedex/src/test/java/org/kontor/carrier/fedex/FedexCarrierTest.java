package org.kontor.carrier.fedex;

import java.util.Map;
import org.junit.Rule;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.values.Parcel;

/** The rules of docs/spi/carrier.md, with the recorded answers played as FedEx. */
public class FedexCarrierTest extends CarrierContract {

    @Rule
    public final PlayedProvider provider = PlayedProvider.asRecorded();

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Rates enter(World world) {
        return new FedexCarrier(
                TestSettings.of(Map.of(
                        "address", provider.at(world).toString(),
                        "account", "510088000",
                        "client.id", "l7-kit-ship",
                        ".client.secret", SECRET,
                        "track.client.id", "l7-kit-track",
                        ".track.client.secret", SECRET,
                        "phone", "+49 40 5550100",
                        "lookup.minutes", "0")),
                http);
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 80_000), false);
    }

    @Override
    protected int bookingsMade() {
        return provider.acts();
    }
}
