package org.kontor.carrier.ratesheet;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.values.Parcel;

/** The examples by sea and air must keep the kit's rules too. */
@RunWith(Parameterized.class)
public class ExampleSheetsKitTest extends CarrierContract {

    @Parameter
    public String sheet;

    @Parameters(name = "{0}")
    public static List<String> sheets() {
        return List.of("/kontor-demo-sea.csv", "/kontor-demo-air.csv");
    }

    @Override
    protected Rates enter(World world) {
        Path file = world == World.REJECTS_OUR_SETTINGS
                ? Path.of("no-such-sheet.csv")
                : Path.of(ExampleSheetsKitTest.class.getResource(sheet).getPath());
        return new RateSheetCarrier(file, Duration.ofHours(24), Clock.systemUTC());
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 5_000), true);
    }

    @Override
    protected boolean asksSomebody() {
        return false;
    }
}
