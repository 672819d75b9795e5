package org.kontor.carrier.ratesheet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Rate;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The demonstration's own sheet must keep the rules; a missing file is what goes wrong with a rate sheet. */
public class RateSheetCarrierTest extends CarrierContract {

    private static final Path DEMO = Path.of(
            RateSheetCarrierTest.class.getResource("/kontor-demo-express.csv").getPath());

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Rates enter(World world) {
        return carrier(world == World.REJECTS_OUR_SETTINGS ? Path.of("no-such-sheet.csv") : DEMO);
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 5_000), true);
    }

    @Override
    protected boolean asksSomebody() {
        return false;
    }

    @Test
    public void theLampsAreChargedByVolumeAndTheArithmeticIsShown() {
        Rate express = carrier(DEMO).quote(shipment()).rates().get(0);

        assertEquals(404_000, express.weights().chargeableGrams());
        assertTrue(express.weights().rule(), express.weights().rule().startsWith("24 × 60×40×35 cm ÷ 5000 = 403.2 kg"));
        assertEquals("USD", express.total().currency().getCurrencyCode());
    }

    @Test
    public void aSheetIsReadAgainWhenItChangesAndABadVersionLeavesTheLastGoodOne() throws IOException {
        Path sheet = folder.newFile("sheet.csv").toPath();
        write(sheet, Sheets.GOOD, 1);
        Rates carrier = carrier(sheet);
        long before = small(carrier);

        write(sheet, Sheets.GOOD.replace("FLAT,10.00", "FLAT,12.00"), 2);
        assertEquals(before + 257, small(carrier));

        write(sheet, "sheet,nothing,good", 3);
        assertEquals(before + 257, small(carrier));
    }

    @Test
    public void aBadFirstVersionIsTheOperatorsToMendAndSaysWhere() throws IOException {
        Path sheet = folder.newFile("sheet.csv").toPath();
        write(sheet, Sheets.GOOD.replace("5000", "five"), 1);

        ProviderException failure =
                assertThrows(ProviderException.class, () -> carrier(sheet).quote(shipment()));
        assertEquals(Fault.MISCONFIGURED, failure.fault());
        assertTrue(failure.getMessage(), failure.getMessage().contains("sheet.csv: line 2, column 5 (divisor)"));
    }

    @Test
    public void aCheckNamesEveryWrongPlaceOfTheSheetAsItIsNow() throws IOException {
        Path sheet = folder.newFile("sheet.csv").toPath();
        write(sheet, Sheets.GOOD, 1);
        RateSheetCarrier carrier = carrier(sheet);
        assertEquals(List.of(), carrier.check());

        write(sheet, Sheets.GOOD.replace("5000", "five").replace("FLAT,10.00", "FLAT,ten"), 2);

        List<String> found = carrier.check();
        assertEquals(found.toString(), 2, found.size());
        assertTrue(found.get(0), found.get(0).startsWith("sheet.csv: line 2, column 5 (divisor)"));
        assertTrue(found.get(1), found.get(1).startsWith("sheet.csv: line 5, column 7 (price)"));
        assertEquals(
                List.of("none.csv: there is no such file"),
                carrier(Path.of("none.csv")).check());
    }

    @Test
    public void outsideItsDatesASheetSaysSo() throws IOException {
        Path sheet = folder.newFile("sheet.csv").toPath();
        write(sheet, Sheets.GOOD.replace("2030-12-31", "2026-01-02"), 1);

        Refusal refusal = carrier(sheet).quote(shipment()).refusals().get(0);
        assertEquals(Refusal.Reason.NOT_VALID_ON_DATE, refusal.reason());
    }

    @Test
    public void aPriceIsNotPromisedPastTheSheetsLastDay() {
        Instant newYearsEve = Instant.parse("2027-12-31T20:00:00Z");
        Rates carrier =
                new RateSheetCarrier(DEMO, Duration.ofHours(24), Clock.fixed(newYearsEve, java.time.ZoneOffset.UTC));

        assertEquals(
                Instant.parse("2028-01-01T00:00:00Z"),
                carrier.quote(shipment()).rates().get(0).validUntil());
    }

    private static long small(Rates carrier) {
        return carrier.quote(shipment(new Parcel(1, 100, 100, 100, 400), false))
                .rates()
                .get(0)
                .total()
                .minor();
    }

    private static RateSheetCarrier carrier(Path sheet) {
        return new RateSheetCarrier(sheet, Duration.ofHours(24), Clock.systemUTC());
    }

    /** Each version with a time of its own: two within a tick of the file system's clock would look alike. */
    private static void write(Path sheet, String text, int version) {
        try {
            Files.writeString(sheet, text);
            Files.setLastModifiedTime(sheet, FileTime.from(Instant.EPOCH.plusSeconds(version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
