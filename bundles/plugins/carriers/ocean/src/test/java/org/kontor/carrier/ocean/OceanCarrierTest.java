package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Bookings;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Parcel;

/** The rules of docs/spi/carrier.md, with the recorded answers played as an ocean carrier. */
public class OceanCarrierTest extends CarrierContract {

    @Rule
    public final PlayedProvider provider = PlayedProvider.asRecorded();

    @Rule
    public final TestHttp http = new TestHttp();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected Rates enter(World world) {
        Path books = folder.getRoot().toPath().resolve("books.jsonl");
        Settings settings = Accounts.with(Map.of(
                "address",
                provider.at(world).toString(),
                "login",
                Settings.Login.BEARER,
                "_secret",
                SECRET,
                "_push_secret",
                Accounts.PUSH_SECRET,
                "number_formats",
                new String[] {"KTR[0-9]{7}[A-Z]"},
                "lookup",
                Settings.Lookup.EVENTS,
                "lookup_minutes",
                0,
                "books",
                books.toString()));
        return new WithSheet(new OceanCarrier(settings, http, InstantSource.system()));
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 30_000_000), false);
    }

    @Override
    protected int bookingsMade() {
        return provider.acts();
    }

    @Override
    protected Message push(String waybill) {
        byte[] body = ("[{\"eventID\":\"e-1\",\"eventType\":\"EQUIPMENT\",\"eventClassifierCode\":\"ACT\","
                        + "\"eventDateTime\":\"2026-11-09T08:55:00+08:00\",\"equipmentEventTypeCode\":\"LOAD\","
                        + "\"equipmentReference\":\"MSKU9070323\",\"emptyIndicatorCode\":\"LADEN\","
                        + "\"documentReferences\":[{\"documentReferenceType\":\"BKG\",\"documentReferenceValue\":\""
                        + waybill + "\"}]}]")
                .getBytes(StandardCharsets.UTF_8);
        byte[] signature = new OceanPushes(Accounts.PUSH_SECRET, Books.at("unused", "")).signature(body);
        return new Message(
                Map.of(OceanPushes.SIGNATURE, "sha256=" + HexFormat.of().formatHex(signature)), body);
    }

    @Test
    public void theConfirmationIsAPageToPrint() {
        Bookings carrier = (Bookings) enter(World.FINE);
        BookingRequest request = FakeSea.request(WithSheet.SERVICE);

        String page = carrier.book(request, IdempotencyKey.fresh())
                .fold(
                        booked -> new String(booked.label().content(), StandardCharsets.UTF_8),
                        requested -> "",
                        refused -> "");

        assertEquals("BOOKING: KTR4711001A", page.lines().findFirst().orElse(""));
        assertEquals(
                List.of("Until (Verified gross mass): 2026-11-07T12:00:00+08:00"),
                page.lines().filter(line -> line.contains("Verified")).toList());
    }
}
