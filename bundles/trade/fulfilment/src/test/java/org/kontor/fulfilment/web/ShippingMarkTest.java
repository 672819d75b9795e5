package org.kontor.fulfilment.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;
import org.kontor.fulfilment.domain.Content;
import org.kontor.fulfilment.domain.Details;
import org.kontor.fulfilment.domain.Fulfilment;
import org.kontor.fulfilment.domain.FulfilmentState;
import org.kontor.fulfilment.domain.Lamps;
import org.kontor.fulfilment.domain.Packed;
import org.kontor.orders.Order;
import org.kontor.orders.OrderState;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Party;

public class ShippingMarkTest {

    private final Order order = Lamps.order(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), OrderState.BOOKED);

    @Test
    public void everyPackageHasItsOwnPageThatSaysWhoWhatAndWhichOne() throws IOException {
        try (PDDocument document = Loader.loadPDF(ShippingMark.pdf(order, packed("1234567891", Lamps.PACKED)))) {
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

    @Test
    public void namesInLocalScriptsArePrinted() throws IOException {
        Address hall = new Address(List.of("서울특별시 중구 세종대로 110"), "Seoul", "", "04524", Country.of("KR"));
        Order local = Lamps.with(order, new Party("東京照明株式会社 (テスト)", "", hall, "", ""));

        try (PDDocument document = Loader.loadPDF(ShippingMark.pdf(local, packed("1234567891", Lamps.PACKED)))) {
            String first = page(document, 1);
            for (String words : List.of("光途照明", "東京照明株式会社 (テスト)", "서울특별시 중구 세종대로 110")) {
                assertTrue(words + " in\n" + first, first.contains(words));
            }
        }
    }

    @Test
    public void lettersThatNobodyCanPrintLeaveATrace() throws IOException {
        Party thai = new Party("บริษัท Siam", "", order.consignee().address(), "", "");

        try (PDDocument document =
                Loader.loadPDF(ShippingMark.pdf(Lamps.with(order, thai), packed("1234567891", Lamps.PACKED)))) {
            assertTrue(page(document, 1), page(document, 1).contains("?????? Siam"));
        }
    }

    @Test
    public void aNumberThatNoBarcodeCanHoldIsPrintedInLetters() throws IOException {
        try (PDDocument document = Loader.loadPDF(ShippingMark.pdf(order, packed("ÄB/33", Lamps.PACKED)))) {
            assertTrue(page(document, 1), page(document, 1).contains("WAYBILL ÄB/33"));
        }
    }

    @Test
    public void aPackageOfManyKindsNamesSomeAndCountsTheRest() throws IOException {
        Packed mixed = new Packed(Lamps.CARTON, Lamps.PROTECTION, Collections.nCopies(9, new Content(1, 5)));

        try (PDDocument document = Loader.loadPDF(ShippingMark.pdf(order, packed("1234567891", mixed)))) {
            assertTrue(page(document, 1), page(document, 1).contains("and 4 more kinds of goods"));
        }
    }

    private Fulfilment packed(String waybill, Packed packages) {
        Details details = new Details(
                List.of(),
                List.of(),
                List.of(packages),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Fulfilment(order.id(), FulfilmentState.BOOKED, 4, "carrier.test-one", Optional.of(waybill), details);
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }
}
