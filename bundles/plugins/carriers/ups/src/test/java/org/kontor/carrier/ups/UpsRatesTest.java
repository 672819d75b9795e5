package org.kontor.carrier.ups;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.carrier.Charge;
import org.kontor.carrier.Mode;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal.Reason;
import org.kontor.carrier.Shipment;
import org.kontor.carrier.Timetable;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class UpsRatesTest {

    private static final String TIME = "'TimeInTransit':{'ServiceSummary':{"
            + "'Service':{'Description':'UPS Express Early'},"
            + "'EstimatedArrival':{'Arrival':{'Date':'20260309','Time':'103000'},'BusinessDaysInTransit':'2',"
            + "'Pickup':{'Date':'20260305','Time':'180000'},'CustomerCenterCutoff':'170000','RestDays':'2',"
            + "'TotalTransitDays':'4'}}}";

    @Test
    public void asksForEveryServiceInTheUnitsOfTheOrigin() {
        JsonNode question =
                UpsRates.question(Wares.lamps(), UpsCarrierTest.ACCOUNT).path("RateRequest");

        assertEquals("Shoptimeintransit", question.at("/Request/RequestOption").asText());
        JsonNode shipment = question.path("Shipment");
        assertEquals(24, shipment.path("Package").size());
        JsonNode parcel = shipment.path("Package").path(0);
        assertEquals("02", parcel.at("/PackagingType/Code").asText());
        assertEquals("KGS", parcel.at("/PackageWeight/UnitOfMeasurement/Code").asText());
        assertEquals("11.2", parcel.at("/PackageWeight/Weight").asText());
        assertEquals("60", parcel.at("/Dimensions/Length").asText());
        assertEquals("268.8", shipment.at("/ShipmentTotalWeight/Weight").asText());
        assertEquals("5R8939", shipment.at("/Shipper/ShipperNumber").asText());
        assertEquals(
                "5R8939",
                shipment.at("/PaymentDetails/ShipmentCharge/0/BillShipper/AccountNumber")
                        .asText());
        assertEquals(
                "",
                shipment.at("/ShipmentRatingOptions/NegotiatedRatesIndicator").textValue());
        assertEquals(
                "20260305", shipment.at("/DeliveryTimeInformation/Pickup/Date").asText());
        assertEquals("7800.00", shipment.at("/InvoiceLineTotal/MonetaryValue").asText());
        assertFalse(shipment.at("/ShipFrom/Address").has("StateProvinceCode"));
    }

    @Test
    public void fromTheUnitedStatesItWeighsInPoundsAndInches() {
        Shipment shipment =
                Wares.shipment(Wares.AUSTIN, Wares.HAMBURG, Incoterm.DAP, new Parcel(2, 305, 508, 406, 4_536));
        JsonNode asked = UpsRates.question(shipment, UpsCarrierTest.ACCOUNT).at("/RateRequest/Shipment");

        JsonNode parcel = asked.at("/Package/1");
        assertEquals("LBS", parcel.at("/PackageWeight/UnitOfMeasurement/Code").asText());
        assertEquals("10.0", parcel.at("/PackageWeight/Weight").asText());
        assertEquals("IN", parcel.at("/Dimensions/UnitOfMeasurement/Code").asText());
        assertEquals("20", parcel.at("/Dimensions/Length").asText());
        assertEquals("TX", asked.at("/ShipFrom/Address/StateProvinceCode").asText());
        assertEquals("787011234", asked.at("/ShipFrom/Address/PostalCode").asText());

        Rate rate = only(
                shipment,
                "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00") + ",'BillingWeight':"
                        + "{'UnitOfMeasurement':{'Code':'LBS'},'Weight':'56.0'}");
        assertEquals(25_402, rate.weights().chargeableGrams());
        assertEquals(5022, rate.weights().divisor());
        assertTrue(rate.weights().rule(), rate.weights().rule().startsWith("2 × 20×16×12 in ÷ 139 = 55.252 lb"));
        assertTrue(rate.weights().rule(), rate.weights().rule().contains("makes 56 lb; UPS charges 56"));
    }

    @Test
    public void everyPackageIsRoundedUpBeforeTheyAreAddedAndWhatUpsBillsStandsAboveIt() {
        Rate ours = only(Wares.lamps(), "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00"));
        assertEquals(408_000, ours.weights().chargeableGrams());
        assertEquals(403_200, ours.weights().volumetricGrams());
        assertEquals(268_800, ours.weights().actualGrams());
        assertEquals(500, ours.weights().roundingStepGrams());
        assertEquals(5000, ours.weights().divisor());
        Rate nothing = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00") + ",'BillingWeight':{'Weight':'0.0'}");
        assertEquals(408_000, nothing.weights().chargeableGrams());

        Rate billed = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00")
                        + ",'BillingWeight':{'UnitOfMeasurement':{'Code':'KGS'},'Weight':'403.3'}");
        assertEquals(403_300, billed.weights().chargeableGrams());
        assertEquals(1, billed.weights().roundingStepGrams());
        assertTrue(billed.weights().rule(), billed.weights().rule().endsWith("UPS charges 403.3 kg"));
    }

    @Test
    public void theContractsPriceWithTaxesStandsThoughItsPartsDoNotSumToIt() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'14','Description':''},'TotalCharges':" + usd("330.92")
                        + ",'TotalChargesWithTaxes':" + usd("347.47") + ",'NegotiatedRateCharges':{'BaseServiceCharge':"
                        + usd("251.11") + ",'TaxCharges':[{'Type':'GST','MonetaryValue':'16.38'},{'Type':'GST',"
                        + "'MonetaryValue':'16.38'}],'TotalCharge':" + usd("321.03") + ",'TotalChargesWithTaxes':"
                        + usd("344.00") + "},'RatedPackage':[{'NegotiatedCharges':{'ItemizedCharges':[{'Code':'120',"
                        + "'CurrencyCode':'USD','MonetaryValue':'0.00'}]}}]," + TIME);

        assertEquals("344.00 USD", rate.total().toString());
        assertEquals(
                "BASE FREIGHT 251.11, SURCHARGE GST 16.38, SURCHARGE GST 16.38, SURCHARGE DIFFERENCE 60.13",
                told(rate));
        assertEquals("UPS Express Early", rate.serviceName());
        assertEquals(4, rate.transitDaysMin());
        assertEquals(4, rate.transitDaysMax());
        assertEquals(
                new Timetable(
                        Optional.of(LocalDateTime.parse("2026-03-05T17:00")),
                        Optional.of(LocalDateTime.parse("2026-03-09T10:30"))),
                rate.timetable());
    }

    @Test
    public void partsOfPackagesAreAddedWhereTheTotalHoldsThem() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TransportationCharges':" + usd("324.27")
                        + ",'BaseServiceCharge':" + usd("253.65") + ",'ItemizedCharges':[" + item("375", "65.12") + ","
                        + item("434", "0.70") + "," + item("270", "4.80") + "],'ServiceOptionsCharges':" + usd("6.65")
                        + ",'TotalCharges':" + usd("330.92") + ",'RatedPackage':[{'ItemizedCharges':["
                        + item("120", "3.00")
                        + "]},{'ItemizedCharges':[" + item("120", "3.65") + "]}]");

        assertEquals(
                "BASE FREIGHT 253.65, FUEL 375 65.12, SURCHARGE 434 0.70, SURCHARGE 270 4.80, SURCHARGE 120 6.65",
                told(rate));
    }

    @Test
    public void partsOfPackagesAreLeftOutWhereTheyAreTheSameAgain() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'BaseServiceCharge':" + usd("100.00")
                        + ",'ItemizedCharges':[" + item("375", "20.00") + "],'TotalCharges':" + usd("120.00")
                        + ",'RatedPackage':[{'ItemizedCharges':[" + item("375", "20.00") + "]}]");

        assertEquals("BASE FREIGHT 100.00, FUEL 375 20.00", told(rate));
    }

    @Test
    public void whatIsTooLongForACodeIsNoneAndLosesNoOther() {
        String endless = "9".repeat(101);
        RateAnswer answer = read(
                Wares.lamps(),
                "{'RateResponse':{'RatedShipment':[{'Service':{'Code':'" + endless + "'},'TotalCharges':"
                        + usd("100.00") + "},{'Service':{'Code':'07'},'BaseServiceCharge':" + usd("100.00")
                        + ",'ItemizedCharges':" + item(endless, "1.00") + ",'TaxCharges':{'Type':'" + endless
                        + "','MonetaryValue':'19.00'},'TotalCharges':" + usd("101.00") + ",'TotalChargesWithTaxes':"
                        + usd("120.00") + "}]}}");

        assertEquals(1, answer.refusals().size());
        assertEquals(
                "BASE FREIGHT 100.00, SURCHARGE TAX 19.00, SURCHARGE DIFFERENCE 1.00",
                told(answer.rates().get(0)));
    }

    @Test
    public void taxesOnAListPriceArePartOfIt() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'BaseServiceCharge':" + usd("100.00") + ",'TaxCharges':[{'Type':'VAT',"
                        + "'MonetaryValue':'19.00'}],'TotalCharges':" + usd("100.00") + ",'TotalChargesWithTaxes':"
                        + usd("119.00"));

        assertEquals("BASE FREIGHT 100.00, SURCHARGE VAT 19.00", told(rate));
    }

    @Test
    public void aPriceWithoutAnyFreightIsWhatItsPartsLeaveOver() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00") + ",'NegotiatedRateCharges':{'TotalCharge':"
                        + usd("90.00") + ",'ItemizedCharges':[" + item("375", "20.00") + "," + item("", "7.00") + ","
                        + item("270", "0.00") + "]}");
        assertEquals("BASE FREIGHT 70.00, FUEL 375 20.00", told(rate));

        Rate excess = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00") + ",'NegotiatedRateCharges':{'TotalCharge':"
                        + usd("20.00") + ",'ItemizedCharges':[" + item("375", "20.00") + "]}");
        assertEquals("BASE FREIGHT 20.00, FUEL 375 20.00, SURCHARGE DIFFERENCE -20.00", told(excess));
        assertEquals("Discount, not itemised by UPS", excess.charges().get(2).description());

        Rate elsewhere = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("100.00") + ",'NegotiatedRateCharges':{'TotalCharge':"
                        + usd("90.00") + ",'BaseServiceCharge':{'CurrencyCode':'EUR','MonetaryValue':'80.00'}}");
        assertEquals("BASE FREIGHT 90.00", told(elsewhere));
    }

    @Test
    public void anAnswerOfOneMayBeWrittenWithoutLists() {
        RateAnswer answer = read(
                Wares.lamps(),
                "{'RateResponse':{'Response':{'ResponseStatus':{'Code':'1'},'Alert':{'Code':'110971'}},'RatedShipment':"
                        + "{'Service':{'Code':'65'},'BaseServiceCharge':" + usd("100.00") + ",'ItemizedCharges':"
                        + item("375", "23.61") + ",'TotalCharges':" + usd("123.61")
                        + ",'GuaranteedDelivery':{'BusinessDaysInTransit':'2','DeliveryByTime':'9:00 A.M.'}}}}");

        Rate rate = answer.rates().get(0);
        assertEquals("BASE FREIGHT 100.00, FUEL 375 23.61", told(rate));
        // Thursday the 5th and two working days is Monday the 9th.
        assertEquals(4, rate.transitDaysMax());
        assertEquals(
                Optional.of(LocalDateTime.parse("2026-03-09T09:00")),
                rate.timetable().deliveryBy());
        assertEquals(FakeUps.NOW.plusSeconds(86_400), rate.validUntil());
    }

    @Test
    public void aContractPriceOfNothingIsNone() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("120.00")
                        + ",'BaseServiceCharge':" + usd("130.00") + ",'NegotiatedRateCharges':{'TotalCharge':"
                        + usd("0.00")
                        + "}");

        assertEquals("BASE FREIGHT 130.00, SURCHARGE DIFFERENCE -10.00", told(rate));
    }

    @Test
    public void itemsOfOneCodeAndOtherNamesStaySeparate() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'07'},'TotalCharges':" + usd("104.00")
                        + ",'ItemizedCharges':[{'Code':'434','SubType':'Surge_Fee','MonetaryValue':'1.00'},"
                        + "{'Code':'434','Description':'Peak','CurrencyCode':'USD','MonetaryValue':'3.00'},"
                        + "{'Code':'435','CurrencyCode':'EUR','MonetaryValue':'5.00'}],'BaseServiceCharge':"
                        + usd("100.00"));

        assertEquals("BASE FREIGHT 100.00, SURCHARGE 434 1.00, SURCHARGE 434 3.00", told(rate));
        assertEquals("Surge fee, Surge Fee", rate.charges().get(1).description());
    }

    @Test
    public void withoutItemsTransportAndOptionsAreTheParts() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'03','Description':'UPS Ground'},'TransportationCharges':" + usd("8.60")
                        + ",'ServiceOptionsCharges':" + usd("1.40") + ",'TotalCharges':" + usd("10.00"));

        assertEquals("BASE FREIGHT 8.60, SURCHARGE OPTIONS 1.40", told(rate));
        assertEquals(Mode.ROAD, rate.mode());
        assertEquals(Timetable.UNKNOWN, rate.timetable());
        assertEquals(1, rate.transitDaysMin());
        assertEquals(7, rate.transitDaysMax());
    }

    @Test
    public void yenHaveNoDecimalsWhateverUpsWrites() {
        Rate rate = only(
                Wares.lamps(),
                "'Service':{'Code':'Q9'},'TotalCharges':{'CurrencyCode':'JPY','MonetaryValue':'12345.00'}");

        assertEquals("12345 JPY", rate.total().toString());
        assertEquals("UPS service Q9", rate.serviceName());
    }

    @Test
    public void aProductWithoutAPriceIsARefusalAndTheOthersStay() {
        RateAnswer answer = read(
                Wares.lamps(),
                "{'RateResponse':{'RatedShipment':[{'Service':{'Code':'96'},'RatedShipmentAlert':[{'Code':'1',"
                        + "'Description':'Call for a quote'},{'Code':'2'}]},{'Service':{'Code':'07'},'TotalCharges':"
                        + usd("100.00") + "},{'Service':{'Code':'08'},'TotalCharges':" + usd("1e9") + "}]}}");

        assertEquals(1, answer.rates().size());
        assertEquals("96", answer.refusals().get(0).service());
        assertEquals(
                "UPS names service 96 without a price: Call for a quote",
                answer.refusals().get(0).sentence());
        assertEquals(
                "UPS names service 08 without a price", answer.refusals().get(1).sentence());
        assertEquals("08", answer.refusals().get(1).service());
    }

    @Test
    public void anAnswerWithoutPricesIsUnintelligible() {
        String empty = "{'RateResponse':{'RatedShipment':[]}}";
        for (String text : List.of("{}", "[]", "{'RateResponse':{}}", empty, "null")) {
            ProviderException failure = assertThrows(text, ProviderException.class, () -> read(Wares.lamps(), text));
            assertEquals(Fault.UNINTELLIGIBLE, failure.fault());
        }
    }

    @Test
    public void whatUpsHasNoRoomForIsRefusedBeforeItIsAsked() {
        FakeUps ups = new FakeUps();
        assertEquals(Reason.TOO_BIG, refusal(ups, new Parcel(1, 10_100, 400, 350, 11_200)));
        assertEquals(Reason.TOO_BIG, refusal(ups, new Parcel(201, 600, 400, 350, 11_200)));
        assertEquals(Reason.TOO_HEAVY, refusal(ups, new Parcel(1, 600, 400, 350, 1_000_000)));
        Address nameless = new Address(List.of("1 Main Street"), "Austin", "Texas", "78701", Country.of("US"));
        Address endless = new Address(List.of("X".repeat(36)), "Hamburg", "", "20457", Country.of("DE"));
        Parcel parcel = new Parcel(1, 600, 400, 350, 11_200);
        for (Address to : List.of(nameless, endless)) {
            Shipment shipment = Wares.shipment(Wares.SHENZHEN, to, Incoterm.CIP, parcel);
            assertEquals(
                    Reason.OTHER,
                    ups.carrier().quote(shipment).refusals().get(0).reason());
        }
        assertTrue(ups.heard.isEmpty());
    }

    @Test
    public void goodsThatUpsCannotBeToldOfAreRefusedBeforeItIsAsked() {
        assertEquals(Reason.DANGEROUS_GOODS, refusal(Wares.goods("Power banks", true)));
        Goods euros =
                new Goods("Cables", new HsCode("854442"), 10, Money.parse("90.00", "EUR"), Country.of("CN"), false, "");
        assertEquals(Reason.OTHER, refusal(Wares.LAMPS, euros));
    }

    private static Reason refusal(Goods... goods) {
        Shipment lamps = Wares.lamps();
        return new FakeUps()
                .carrier()
                .quote(new Shipment(
                        lamps.origin(),
                        lamps.destination(),
                        lamps.parcels(),
                        List.of(goods),
                        lamps.readyDate(),
                        lamps.incoterm()))
                .refusals()
                .get(0)
                .reason();
    }

    private static Reason refusal(FakeUps ups, Parcel parcel) {
        Shipment shipment = Wares.shipment(Wares.SHENZHEN, Wares.HAMBURG, Incoterm.CIP, parcel);
        return ups.carrier().quote(shipment).refusals().get(0).reason();
    }

    private static Rate only(Shipment shipment, String product) {
        RateAnswer answer = read(shipment, "{'RateResponse':{'RatedShipment':[{" + product + "}]}}");
        assertEquals(List.of(), answer.refusals());
        return answer.rates().get(0);
    }

    private static RateAnswer read(Shipment shipment, String text) {
        return UpsRates.read(Wares.good(text), shipment, UpsCarrierTest.ACCOUNT, FakeUps.NOW);
    }

    private static String told(Rate rate) {
        return String.join(
                ", ",
                rate.charges().stream()
                        .map((Charge charge) -> charge.kind() + " " + charge.code() + " "
                                + charge.amount().amount())
                        .toList());
    }

    private static String usd(String amount) {
        return "{'CurrencyCode':'USD','MonetaryValue':'" + amount + "'}";
    }

    private static String item(String code, String amount) {
        return "{'Code':'" + code + "','CurrencyCode':'USD','MonetaryValue':'" + amount + "'}";
    }
}
