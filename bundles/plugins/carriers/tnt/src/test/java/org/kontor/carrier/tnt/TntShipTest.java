package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Party;

/** Orders as TNT wants them written. */
public class TntShipTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("6e1f1c1e-5d8c-4c3e-9f5c-1f9a6b1f0a11");

    @Test
    public void ordersInTntsSequence() {
        String order = order(Samples.request(), Map.of());

        assertTrue(
                order,
                order.contains("<LOGIN><COMPANY>kontor-test</COMPANY><PASSWORD>secret</PASSWORD>"
                        + "<APPID>EC</APPID><APPVERSION>3.1</APPVERSION></LOGIN>"));
        assertTrue(
                order,
                order.contains("<SENDER><COMPANYNAME>Brightway Lighting</COMPANYNAME>"
                        + "<STREETADDRESS1>1088 Xueyuan Avenue</STREETADDRESS1><CITY>Shenzhen</CITY>"
                        + "<PROVINCE>Guangdong</PROVINCE><POSTCODE>518055</POSTCODE><COUNTRY>CN</COUNTRY>"
                        + "<ACCOUNT>000123456</ACCOUNT><CONTACTNAME>Brightway Lighting</CONTACTNAME>"
                        + "<CONTACTDIALCODE>8613</CONTACTDIALCODE><CONTACTTELEPHONE>800138000</CONTACTTELEPHONE>"
                        + "<CONTACTEMAIL>out@brightway.example</CONTACTEMAIL><COLLECTION><SHIPDATE>02/11/2026</SHIPDATE>"
                        + "<PREFCOLLECTTIME><FROM>09:00</FROM><TO>17:00</TO></PREFCOLLECTTIME>"
                        + "<COLLINSTRUCTIONS>K-2026-0017</COLLINSTRUCTIONS></COLLECTION></SENDER>"
                        + "<CONSIGNMENT><CONREF>K-2026-0017</CONREF><DETAILS><RECEIVER>"));
        assertTrue(
                order,
                order.contains(
                        "</RECEIVER><CUSTOMERREF>" + TntShip.reference(KEY) + "</CUSTOMERREF>"
                                + "<CONTYPE>N</CONTYPE><PAYMENTIND>S</PAYMENTIND><ITEMS>24</ITEMS><TOTALWEIGHT>268.80</TOTALWEIGHT>"
                                + "<TOTALVOLUME>2.045</TOTALVOLUME><CURRENCY>USD</CURRENCY><GOODSVALUE>7800.00</GOODSVALUE>"
                                + "<DIVISION>G</DIVISION><SERVICE>15N</SERVICE>"
                                + "<DESCRIPTION><![CDATA[LED lamps & fittings for offic]]></DESCRIPTION>"
                                + "<DELIVERYINST>K-2026-0017</DELIVERYINST><HAZARDOUS>N</HAZARDOUS><PACKAGE><ITEMS>24</ITEMS>"));
        assertTrue(
                order,
                order.contains("<LENGTH>0.60</LENGTH><HEIGHT>0.36</HEIGHT><WIDTH>0.40</WIDTH>"
                        + "<WEIGHT>11.20</WEIGHT><ARTICLE><ITEMS>1200</ITEMS>"));
        assertTrue(order, order.contains("<HTS>940542</HTS><COUNTRY>CN</COUNTRY></ARTICLE></PACKAGE></DETAILS>"));
        assertTrue(
                order,
                order.endsWith("<ACTIVITY><CREATE><CONREF>K-2026-0017</CONREF></CREATE>"
                        + "<SHIP><CONREF>K-2026-0017</CONREF></SHIP>"
                        + "<PRINT><LABEL><CONREF>K-2026-0017</CONREF></LABEL></PRINT></ACTIVITY></ESHIPPER>"));
    }

    @Test
    public void ordersACollectionWhenTheAccountWantsOne() {
        assertTrue(order(Samples.request(), Map.of("collect", true))
                .contains("</CREATE><BOOK ShowBookingRef=\"Y\"><CONREF>K-2026-0017</CONREF></BOOK><SHIP>"));
    }

    @Test
    public void optionsAndDangersAreNamed() {
        Shipment lithium = Samples.shipment(
                Samples.SHENZHEN, Samples.HAMBURG, List.of(Samples.CARTONS), List.of(Samples.goods("UN3481")));
        String order = order(Samples.request("15N+PR", lithium, Samples.HAMBURG), Map.of());

        assertTrue(order, order.contains("<SERVICE>15N</SERVICE><OPTION>PR</OPTION><OPTION>LB</OPTION>"));
        assertTrue(order, order.contains("<HAZARDOUS>Y</HAZARDOUS><UNNUMBER>3481</UNNUMBER>"));
    }

    @Test
    public void severalKindsOfGoodsAreNotSpreadOverPackagesByGuess() {
        Shipment mixed = Samples.shipment(
                Samples.SHENZHEN,
                Samples.HAMBURG,
                List.of(Samples.CARTONS),
                List.of(Samples.goods(""), Samples.goods("")));
        String order = order(Samples.request("15N", mixed, Samples.HAMBURG), Map.of());

        assertFalse(order, order.contains("<ARTICLE>"));
        assertTrue(order, order.contains("<GOODSVALUE>15600.00</GOODSVALUE>"));
    }

    @Test
    public void referencesAreShortStableAndDifferent() {
        String reference = TntShip.reference(KEY);

        assertTrue(reference, reference.matches("[0-9A-Z]{24}"));
        assertEquals(reference, TntShip.reference(new IdempotencyKey(KEY.value())));
        assertNotEquals(reference, TntShip.reference(IdempotencyKey.fresh()));
    }

    @Test
    public void eachNetworkHasItsDivision() {
        assertEquals("G", TntDetails.division(Samples.shipment()));
        assertEquals("010", TntDetails.division(within("GB")));
        assertEquals("H", TntDetails.division(within("DE")));
        assertEquals("D", TntDetails.division(within("IT")));
    }

    @Test
    public void telephoneNumbersAreSplitAndNeverShortened() {
        assertEquals("49|405550100", telephone("+49 40 5550100"));
        assertEquals("8613|800138000", telephone("+86 138 0013 8000"));
        assertEquals("12|025550143", telephone("001 202 555 0143"));
        assertEquals("|717733", telephone("717733"));
        assertEquals("01|827717733", telephone("01827 717733"));
        assertEquals("|", telephone(""));
        assertEquals("358|", telephone("+358"));
    }

    @Test
    public void longAddressLinesAreBrokenBetweenWordsOrRefused() {
        Address wraps = address("Building 12, Long Industrial Park", "Xueyuan Avenue 1088");
        Address tooLong = address("x".repeat(31));

        assertEquals(
                Optional.of(List.of("Building 12, Long Industrial", "Park Xueyuan Avenue 1088")),
                TntParty.lines(wraps));
        assertEquals(Optional.empty(), TntParty.lines(tooLong));
        BookingRequest request = Samples.request("15N", Samples.shipment(), tooLong);
        assertTrue(new ScriptedTnt()
                .carrier()
                .book(request, KEY)
                .fold(booked -> "booked", requested -> "requested", refused -> refused.refusal()
                        .sentence())
                .contains("three address lines of 30 characters"));
    }

    @Test
    public void labelsAskByPieceWithoutTheLetterOfTheProduct() {
        String asked = TntLabel.question(Samples.request(), "GE160948545CN", Accounts.account(Map.of()));

        assertTrue(
                asked,
                asked.contains("<consignmentNumber>160948545</consignmentNumber>"
                        + "<customerReference>K-2026-0017</customerReference></consignmentIdentity>"
                        + "<collectionDateTime>2026-11-02T09:00:00</collectionDateTime>"
                        + "<sender><name>Brightway Lighting</name>"));
        assertTrue(
                asked,
                asked.contains("<product><lineOfBusiness>2</lineOfBusiness><groupId>0</groupId>"
                        + "<subGroupId>0</subGroupId><id>15</id><type>N</type></product>"));
        assertTrue(
                asked,
                asked.contains(
                        "<totalNumberOfPieces>24</totalNumberOfPieces><pieceLine>" + "<identifier>1</identifier>"));
        assertTrue(asked, asked.contains("<sequenceNumbers>1,2,3,4,5,"));
        assertEquals("EX", TntService.parse("EX").bare());
        assertEquals("1N", TntService.parse("1N").bare());
        assertEquals("09", TntService.parse("09D").bare());
    }

    @Test
    public void labelsAreKnownByTheirContent() {
        byte[] xml = ("<CONSIGNMENTBATCH><CONSIGNMENT><CONNUMBER>GE160948545NL</CONNUMBER></CONSIGNMENT>"
                        + "</CONSIGNMENTBATCH>")
                .getBytes(StandardCharsets.UTF_8);

        assertEquals(
                "application/xml",
                TntLabel.printed(xml, "160948545").orElseThrow().mediaType());
        assertEquals(
                "GE160948545NL",
                TntLabel.number(TntLabel.printed(xml, "160948545").orElseThrow(), "160948545"));
        assertEquals(Optional.empty(), TntLabel.printed(xml, "GE256867154CN"));
        assertEquals(
                "text/html",
                TntLabel.printed("<html><p>GE 160948545<br></html>".getBytes(StandardCharsets.UTF_8), "GE160948545CN")
                        .orElseThrow()
                        .mediaType());
        assertEquals(Optional.empty(), TntLabel.rendered("ERROR".getBytes(StandardCharsets.UTF_8)));
    }

    private static String telephone(String number) {
        Xml element = Xml.root("SENDER");
        TntParty.contact(element, new Party("Elbe", "", Samples.HAMBURG, number, ""));
        return element.text("CONTACTDIALCODE") + "|" + element.text("CONTACTTELEPHONE");
    }

    private static Address address(String... lines) {
        return new Address(List.of(lines), "Hamburg", "", "20457", Country.of("DE"));
    }

    private static Shipment within(String country) {
        Address address = new Address(List.of("1 Main Street"), "Capital", "", "10000", Country.of(country));
        return Samples.shipment(address, address, List.of(Samples.CARTONS), List.of(Samples.goods("")));
    }

    private static String order(BookingRequest request, Map<String, Object> settings) {
        return new TntShip(Accounts.account(settings)).order(request, KEY);
    }
}
