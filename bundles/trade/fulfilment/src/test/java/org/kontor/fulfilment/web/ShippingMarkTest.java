package org.kontor.fulfilment.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;
import org.kontor.fulfilment.domain.Details;
import org.kontor.fulfilment.domain.Fulfilment;
import org.kontor.fulfilment.domain.FulfilmentState;
import org.kontor.fulfilment.domain.Lamps;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;

public class ShippingMarkTest {

    private final Order order = Lamps.order(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), OrderState.BOOKED);

    @Test
    public void everyPackageHasItsOwnPageThatSaysWhoWhatAndWhichOne() throws IOException {
        Details packed = new Details(
                List.of(), List.of(), List.of(Lamps.PACKED), "", Optional.empty(), Optional.empty(), Optional.empty());
        Fulfilment fulfilment = new Fulfilment(
                order.id(), FulfilmentState.BOOKED, 4, "carrier.test-one", Optional.of("1234567891"), packed);

        try (PDDocument document = Loader.loadPDF(ShippingMark.pdf(order, fulfilment))) {
            assertEquals(24, document.getNumberOfPages());
            String third = page(document, 3);
            for (String words : List.of(
                    "Elbe Leuchten GmbH",
                    "Hamburg",
                    "Brightway Lighting",
                    "50 pcs LED lamp",
                    "warm white",
                    "HS 9405.42",
                    "60 x 40 x 35 cm",
                    "11.2 kg",
                    "PACKAGE 3 / 24",
                    "WAYBILL 1234567891",
                    "KEEP DRY: PE liner")) {
                assertTrue(words + " in\n" + third, third.contains(words));
            }
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }
}
