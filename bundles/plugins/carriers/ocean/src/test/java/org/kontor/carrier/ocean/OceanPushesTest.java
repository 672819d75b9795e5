package org.kontor.carrier.ocean;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.kontor.carrier.Scan;
import org.kontor.carrier.TrackingPush.Update;
import org.kontor.values.ProviderException;

public class OceanPushesTest {

    private static final String STRIPPED =
            "[{\"eventID\":\"e-9\",\"eventCreatedDateTime\":\"2026-12-13T08:00:00Z\",\"eventType\":\"EQUIPMENT\","
                    + "\"eventClassifierCode\":\"ACT\",\"eventDateTime\":\"2026-12-13T09:00:00+01:00\","
                    + "\"equipmentEventTypeCode\":\"STRP\",\"equipmentReference\":\"MSKU9070323\",\"emptyIndicatorCode\":"
                    + "\"LADEN\",\"documentReferences\":[{\"documentReferenceType\":\"TRD\",\"documentReferenceValue\":"
                    + "\"MAEU256473829\"},{\"documentReferenceType\":\"BKG\",\"documentReferenceValue\":\"256473829\"}]}]";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anEventIsNewsForEveryNumberThatItNames() {
        List<Update> updates = push(carrier(Accounts.PUSH_SECRET), STRIPPED);

        assertEquals(
                List.of("256473829", "MAEU256473829", "MSKU9070323"),
                updates.stream().map(Update::waybill).toList());
        assertEquals(Scan.Status.DELIVERED, updates.get(2).scans().get(0).status());
        assertEquals(
                "nobody knows the booking's other containers",
                Scan.Reason.PARTLY_ARRIVED,
                updates.get(0).scans().get(0).reason());
        assertEquals("e-9", updates.get(2).scans().get(0).id());
    }

    @Test
    public void onlyTheExactBytesUnderTheExactSecretAreGenuine() throws Exception {
        OceanCarrier carrier = carrier(Accounts.PUSH_SECRET);
        byte[] body = STRIPPED.getBytes(StandardCharsets.UTF_8);
        String right = "sha256=" + HexFormat.of().formatHex(hmac(body));

        assertEquals(
                3,
                carrier.receive(Map.of("notification-signature", right), body).size());
        for (String wrong : List.of(
                "",
                "sha256=",
                right.substring(7),
                "sha1=" + right.substring(7),
                right + "00",
                right.substring(0, 40),
                "sha256=zz")) {
            assertThrows(
                    wrong,
                    SecurityException.class,
                    () -> carrier.receive(Map.of("notification-signature", wrong), body));
        }
        byte[] longer = (STRIPPED + " ").getBytes(StandardCharsets.UTF_8);
        assertThrows(SecurityException.class, () -> carrier.receive(Map.of("notification-signature", right), longer));
        assertThrows(SecurityException.class, () -> carrier.receive(Map.of(), body));
        for (String secret : List.of("", "no base64!")) {
            assertThrows(SecurityException.class, () -> carrier(secret)
                    .receive(Map.of("notification-signature", right), body));
        }
    }

    @Test
    public void noticesTellBookingsAndBillsOfLading() {
        String notice = "{\"specversion\":\"1.0\",\"id\":\"n-1\",\"source\":\"https://sea.example\",\"type\":\"%s\","
                + "\"time\":\"2026-11-02T09:01:00Z\",\"datacontenttype\":\"application/json\",\"data\":%s}";
        Update booking = push(
                        carrier(Accounts.PUSH_SECRET),
                        notice.formatted(
                                "org.dcsa.booking.v2",
                                "{\"bookingStatus\":\"CONFIRMED\",\"carrierBookingRequestReference\":\"req-1\","
                                        + "\"carrierBookingReference\":\"256473829\"}"))
                .get(0);
        assertEquals("256473829", booking.waybill());
        assertEquals("Booking confirmed", booking.scans().get(0).carrierWords());
        assertEquals("CONFIRMED", booking.scans().get(0).carrierCode());

        Update bill = push(
                        carrier(Accounts.PUSH_SECRET),
                        notice.formatted(
                                "org.dcsa.transport-document.v3",
                                "{\"transportDocumentStatus\":\"ISSUED\",\"transportDocumentReference\":\"MAEU256473829\"}"))
                .get(0);
        assertEquals("MAEU256473829", bill.waybill());
        assertEquals("Bill of lading issued", bill.scans().get(0).carrierWords());
    }

    @Test
    public void theOtherShapesArePushedToo() {
        String last = "{\"events\":[{\"eventID\":\"f-1\",\"eventDateTime\":\"2026-11-09T09:00:00+08:00\","
                + "\"eventClassification\":{\"eventType\":\"EQUIPMENT\",\"eventClassifier\":\"ACTUAL\","
                + "\"equipmentEventType\":\"LOADED\"},\"shipmentDetails\":{\"documentReference\":{\"type\":\"BOOKING\","
                + "\"reference\":\"256473829\"}},\"equipmentDetails\":{\"equipmentReference\":\"MSKU9070323\"}}]}";
        assertEquals(
                List.of("256473829", "MSKU9070323"),
                push(carrier(Accounts.PUSH_SECRET), last).stream()
                        .map(Update::waybill)
                        .toList());
        assertEquals(List.of(), push(carrier(Accounts.PUSH_SECRET), "[]"));
        assertThrows(ProviderException.class, () -> push(carrier(Accounts.PUSH_SECRET), "<html>"));
    }

    /** Signed as the standard says. */
    static List<Update> push(OceanCarrier carrier, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return carrier.receive(
                Map.of("notification-signature", "sha256=" + HexFormat.of().formatHex(hmac(bytes))), bytes);
    }

    private static byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(Accounts.PUSH_SECRET), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private OceanCarrier carrier(String secret) {
        return new OceanCarrier(
                Accounts.with(Map.of(
                        "_push_secret",
                        secret,
                        "books",
                        folder.getRoot().toPath().resolve("books.jsonl").toString())),
                new FakeSea(request -> FakeSea.answer(500, "")));
    }
}
