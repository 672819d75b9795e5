package org.kontor.carrier.ups;

import java.net.URI;
import java.time.InstantSource;
import org.junit.Rule;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.toolkit.http.Http;
import org.kontor.values.Parcel;

/** The rules of docs/spi/carrier.md, with the recorded answers played as UPS. */
public class UpsCarrierTest extends CarrierContract {

    static final UpsAccount ACCOUNT = new UpsAccount("5R8939", "01", 0, "GIF");

    @Rule
    public final PlayedProvider provider = PlayedProvider.asRecorded();

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Rates enter(World world) {
        return carrier(http, provider.at(world));
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 80_000), false);
    }

    @Override
    protected int bookingsMade() {
        return provider.acts();
    }

    static UpsCarrier carrier(Http http, URI address) {
        InstantSource clock = InstantSource.system();
        return new UpsCarrier(new UpsApi(http, address, "kontor-demo", SECRET, "5R8939", clock), ACCOUNT, clock);
    }
}
