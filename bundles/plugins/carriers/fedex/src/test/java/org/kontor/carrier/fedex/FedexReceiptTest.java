package org.kontor.carrier.fedex;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.Test;
import org.kontor.carrier.Label;

/** Which of the documents that FedEx sends along are the labels. */
public class FedexReceiptTest {

    @Test
    public void labelsThatFedexMergedAreTakenAndNotPackedAgain() {
        FedexReceipt receipt = receipt("'shipmentDocuments':[" + document("COMMERCIAL_INVOICE", "PDF", "invoice") + ","
                + document("MERGED_LABELS_ONLY", "PDF", "all") + "],'pieceResponses':["
                + piece("1", document("LABEL", "PDF", "one")) + "]");

        assertEquals("all", text(label(receipt)));
    }

    @Test
    public void whereThePackagesHaveNoneTheShipmentsLabelCountsAndItsInvoiceDoesNot() {
        FedexReceipt receipt = receipt("'shipmentDocuments':[" + document("COMMERCIAL_INVOICE", "PDF", "invoice") + ","
                + document("LABEL", "PDF", "label") + "],'pieceResponses':[{'trackingNumber':'111'}]");

        assertEquals("label", text(label(receipt)));
    }

    @Test
    public void labelsInAZipFileAreNamedInOrder() throws IOException {
        Label label = label(receipt("'pieceResponses':[" + piece("2", document("LABEL", "PNG", "two")) + ","
                + piece("1", document("LABEL", "PDF", "one")) + "]"));

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(label.content()))) {
            assertEquals("label-1.pdf one", entry(zip));
            assertEquals("label-2.png two", entry(zip));
        }
    }

    @Test
    public void labelsOfTwoFormsForPrintersAreNotJoined() {
        Label label = label(receipt("'pieceResponses':[" + piece("1", document("LABEL", "ZPLII", "one")) + ","
                + piece("2", document("LABEL", "EPL2", "two")) + "]"));

        assertEquals("application/zip", label.mediaType());
    }

    @Test
    public void aDocumentWithoutContentOrAddressIsNone() {
        FedexReceipt receipt = receipt("'pieceResponses':[{'packageDocuments':[{'docType':'PDF'},{'url':''},"
                + "{'encodedLabel':'===='}," + document("LABEL", "", "one") + "]}]");

        Label label = label(receipt);

        assertEquals("one", text(label));
        assertEquals("application/epl", label.mediaType());
    }

    @Test
    public void theNumberIsTheWholeShipmentsWhereverItStands() {
        String piece = "'pieceResponses':[{'trackingNumber':'111'%s}]";

        assertEquals(Optional.of("111"), receipt(String.format(piece, "")).waybill());
        assertEquals(
                Optional.of("222"),
                receipt(String.format(piece, ",'masterTrackingNumber':'222'")).waybill());
        assertEquals(
                Optional.of("333"),
                receipt("'completedShipmentDetail':{'masterTrackingId':{'trackingNumber':'333'}},"
                                + String.format(piece, ""))
                        .waybill());
        assertEquals(Optional.empty(), receipt("'serviceType':'X'").waybill());
    }

    private static String entry(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        return entry.getName() + " " + new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static FedexReceipt receipt(String shipment) {
        return new FedexReceipt(Wire.json("{'output':{'transactionShipments':[{" + shipment + "}]}}"), "EPL2");
    }

    private static Label label(FedexReceipt receipt) {
        return receipt.label(address -> {
                    throw new AssertionError("nothing stands at '" + address + "'");
                })
                .orElseThrow();
    }

    private static String piece(String sequence, String document) {
        return "{'packageSequenceNumber':" + sequence + ",'packageDocuments':[" + document + "]}";
    }

    private static String document(String content, String type, String text) {
        return String.format(
                "{'contentType':'%s','docType':'%s','encodedLabel':'%s'}",
                content, type, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Label label) {
        return new String(label.content(), StandardCharsets.UTF_8);
    }
}
