package org.kontor.carrier.tnt;

import java.util.Map;
import org.junit.Rule;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.values.Parcel;

/** The rules of docs/spi/carrier.md, with the recorded answers played as TNT. */
public class TntCarrierTest extends CarrierContract {

    @Rule
    public final PlayedProvider provider = PlayedProvider.asRecorded();

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Rates enter(World world) {
        return new TntCarrier(Accounts.at(provider.at(world), SECRET, Map.of()), http);
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
