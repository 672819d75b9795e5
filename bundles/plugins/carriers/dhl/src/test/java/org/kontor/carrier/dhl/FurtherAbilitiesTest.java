package org.kontor.carrier.dhl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.Test;
import org.kontor.carrier.AddressFinding;
import org.kontor.carrier.LandedCost;
import org.kontor.carrier.LandedCost.Kind;
import org.kontor.carrier.PickupOutcome;
import org.kontor.carrier.PickupRequest;
import org.kontor.carrier.Refusal;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What an import costs, collections, and addresses. */
public class FurtherAbilitiesTest {

    private static final IdempotencyKey KEY = IdempotencyKey.fresh();

    private final FakeDhl dhl = new FakeDhl();

    @Test
    public void dutyAndTaxOfEachLineAreTold() {
        dhl.on("landed-cost", Given.recorded("8-landed-cost"));

        LandedCost cost = dhl.carrier().estimate(Given.shipment(), "P/S");

        assertEquals(
                List.of(Kind.DUTY, Kind.TAX),
                cost.items().stream().map(LandedCost.Item::kind).toList());
        assertEquals(Money.parse("288.60", "USD"), cost.items().get(0).amount());
        assertEquals("XX", cost.items().get(0).code());
        assertEquals("LED lamps: DUTY", cost.items().get(0).description());
        assertEquals(Given.NOW, cost.asOf());
        JsonNode said = dhl.said();
        assertEquals("P", said.path("productCode").asText());
        assertEquals("S", said.path("localProductCode").asText());
        assertEquals("USD", said.path("currencyCode").asText());
        assertTrue(said.path("getCostBreakdown").asBoolean());
        assertEquals(
                Given.json("{'number':1,'name':'LED lamps','manufacturerCountry':'CN','quantity':1200,"
                        + "'quantityType':'prt',"
                        + "'unitPrice':6.5,'unitPriceCurrencyCode':'USD','commodityCode':'94054210'}"),
                said.at("/items/0"));
    }

    @Test
    public void withoutLinesTheShipmentsDutiesCountButNoFreight() {
        JsonNode json = Given.json("{'products':[{'productCode':'P','detailedPriceBreakdown':["
                + "{'currencyType':'PULCL','priceCurrency':'CNY','breakdown':[{'serviceCode':'XX','price':9}]},"
                + "{'currencyType':'BILLC','priceCurrency':'EUR','breakdown':[{'name':'EXPRESS','price':100},"
                + "{'serviceCode':'FF','price':10},{'serviceCode':'XX','price':0},{'serviceCode':'XE',"
                + "'price':2.5}]}]}]}");

        LandedCost cost = DutyList.read(json, Given.shipment(), "P", Given.NOW);

        assertEquals(
                List.of(Kind.DUTY, Kind.FEE),
                cost.items().stream().map(LandedCost.Item::kind).toList());
        assertEquals(Money.parse("2.50", "EUR"), cost.items().get(1).amount());
    }

    @Test
    public void whatIsToldOfTheShipmentAloneComesToTheLines() {
        JsonNode json = Given.json("{'products':[{'productCode':'Y'},{'productCode':'P','items':[{'number':1,"
                + "'breakdown':["
                + "{'typeCode':'DUTY','price':5,'priceCurrency':'EUR'}]}],"
                + "'detailedPriceBreakdown':[{'currencyType':'BILLC',"
                + "'priceCurrency':'EUR','breakdown':[{'serviceCode':'XX','price':5},"
                + "{'name':'Permit','serviceCode':'X9','serviceTypeCode':'FIS','price':7}]}]}]}");

        LandedCost cost = DutyList.read(json, Given.shipment(), "P", Given.NOW);

        assertEquals(
                List.of("DUTY", "X9"),
                cost.items().stream().map(LandedCost.Item::code).toList());
        assertEquals(Kind.FEE, cost.items().get(1).kind());
        assertEquals("LED lamps: duty", cost.items().get(0).description());
    }

    @Test
    public void withinTheUnionNothingIsDueAndNobodyAsked() {
        Address wien = new Address(List.of("Am Graben 1"), "Wien", "", "1010", Country.of("AT"));

        LandedCost cost = dhl.carrier().estimate(Given.shipment(Given.HAMBURG, wien, Incoterm.DAP, Given.lamps()), "U");

        assertEquals(List.of(), cost.items());
        assertEquals(List.of(), dhl.heard);
    }

    @Test
    public void aRefusedEstimateIsNoEstimate() {
        dhl.on("landed-cost", 422, "{'detail':'1234: The commodity code is unknown','status':'422'}");

        ProviderException failure =
                assertFault(Fault.UNINTELLIGIBLE, () -> dhl.carrier().estimate(Given.shipment(), "P"));

        assertTrue(failure.getMessage().contains("1234: The commodity code is unknown"));
        FakeDhl odd = new FakeDhl().on("landed-cost", 200, "{'products':[]}");
        assertFault(Fault.UNINTELLIGIBLE, () -> odd.carrier().estimate(Given.shipment(), "P"));
    }

    @Test
    public void theCourierIsToldWhenAndWhere() {
        dhl.on("pickups", 201, "{'dispatchConfirmationNumbers':['PRG999126012345'],'readyByTime':'12:00'}");

        assertEquals("PRG999126012345", ordered(dhl.carrier().order(pickup("2026-11-26"), KEY)));

        JsonNode said = dhl.said();
        assertEquals(
                "2026-11-26T09:30:00 GMT+08:00",
                said.path("plannedPickupDateAndTime").asText());
        assertEquals("18:00", said.path("closeTime").asText());
        assertEquals(
                "1088 Xueyuan Avenue",
                said.at("/customerDetails/pickupDetails/postalAddress/addressLine1")
                        .asText());
        assertEquals(
                "8487135506",
                said.at("/shipmentDetails/0/shipmentTrackingNumber").asText());
        assertEquals(2, said.at("/shipmentDetails/0/packages").size());
        assertEquals("Ref K-1", said.at("/specialInstructions/0/value").asText());
        assertTrue(said.at("/shipmentDetails/0/isCustomsDeclarable").asBoolean());
    }

    @Test
    public void theSameKeyOrdersOneCourier() {
        dhl.on("pickups", 201, "{'dispatchConfirmationNumbers':['PRG1']}");
        DhlCarrier carrier = dhl.carrier();

        carrier.order(pickup("2026-11-26"), KEY);
        carrier.order(pickup("2026-11-26"), KEY);

        assertEquals(1, dhl.heard.size());
    }

    @Test
    public void aLostOrderStaysInDoubtForNobodyCanBeAsked() {
        FakeDhl lost = new FakeDhl().on("pickups", request -> {
            throw new ProviderException(Fault.IN_DOUBT, "DHL did not answer");
        });
        DhlCarrier carrier = lost.carrier();

        assertFault(Fault.IN_DOUBT, () -> carrier.order(pickup("2026-11-26"), KEY));
        assertFault(Fault.IN_DOUBT, () -> carrier.order(pickup("2026-11-26"), KEY));
        assertEquals(1, lost.heard.size());
    }

    @Test
    public void anOddAnswerToAnOrderIsADoubt() {
        for (String body : List.of("{}", "<html>", "{'dispatchConfirmationNumbers':[]}")) {
            FakeDhl odd = new FakeDhl().on("pickups", 201, body);
            assertFault(Fault.IN_DOUBT, () -> odd.carrier().order(pickup("2026-11-26"), KEY));
        }
    }

    @Test
    public void noCourierComesOnADayThatDhlDoesNotPlan() {
        assertEquals(
                Refusal.Reason.NOT_VALID_ON_DATE,
                refused(dhl.carrier().order(pickup("2026-11-24"), KEY)).reason());
        dhl.on("pickups", 400, "{'detail':'Pickup date is too far in the future'}");
        assertTrue(refused(dhl.carrier().order(pickup("2026-11-26"), KEY))
                .sentence()
                .contains("too far"));
    }

    @Test
    public void aCourierIsCalledOffAsOftenAsAsked() {
        dhl.on("DELETE https://express.api.dhl.com/mydhlapi/pickups/PRG1?", 200, "{}");
        dhl.on(
                "DELETE https://express.api.dhl.com/mydhlapi/pickups/PRG2",
                404,
                "{'detail':'Cancellation of booking was not successful. Requested Pickup was not found'}");
        dhl.on(
                "DELETE " + "https://express.api.dhl.com/mydhlapi/pickups/PRG3",
                400,
                "{'detail':'The courier is on the way'}");

        assertTrue(dhl.carrier().cancelPickup("PRG1", KEY));
        assertEquals(
                "requestorName=Kontor&reason=not%20needed", dhl.last().uri().getRawQuery());
        assertTrue(dhl.carrier().cancelPickup("PRG1,PRG2", KEY));
        assertFalse(dhl.carrier().cancelPickup("PRG3", KEY));
    }

    @Test
    public void anAddressThatDhlServesIsServed() {
        dhl.on("address-validate", Given.recorded("c-address"));

        AddressFinding finding = dhl.carrier().check(Given.HAMBURG);

        assertTrue(finding.served());
        assertEquals(List.of(), finding.suggestions());
        assertTrue(finding.sentence().contains("HAMBURG - GERMANY"));
        assertEquals(
                "type=delivery&strictValidation=false&countryCode=DE&postalCode=20457&cityName=Hamburg",
                dhl.last().uri().getQuery());
    }

    @Test
    public void dhlsOtherNamesForAPlaceAreSuggested() {
        dhl.on(
                "address-validate",
                200,
                "{'address':[{'countryCode':'DE','postalCode':'20459','cityName':'HAMBURG'},"
                        + "{'countryCode':'??','postalCode':'1','cityName':'NOWHERE'}]}");

        AddressFinding finding = dhl.carrier().check(Given.HAMBURG);

        assertEquals(1, finding.suggestions().size());
        assertEquals("20459", finding.suggestions().get(0).postalCode());
        assertEquals(Given.HAMBURG.lines(), finding.suggestions().get(0).lines());
    }

    @Test
    public void anAddressThatDhlDoesNotServeIsNot() {
        dhl.on("address-validate", 404, "{'detail':'8006: The address is not served','status':'404'}");

        AddressFinding finding = dhl.carrier().check(Given.HAMBURG);

        assertFalse(finding.served());
        assertTrue(finding.sentence().contains("8006"));
        FakeDhl none = new FakeDhl().on("address-validate", 200, "{'warnings':['no such city'],'address':[]}");
        assertTrue(none.carrier().check(Given.HAMBURG).sentence().contains("no such city"));
        FakeDhl odd = new FakeDhl().on("address-validate", 200, "{}");
        assertFault(Fault.UNINTELLIGIBLE, () -> odd.carrier().check(Given.HAMBURG));
    }

    @Test
    public void addressesAreAskedForInOnePiece() {
        Address odd = new Address(List.of("1"), "São Paulo & Co?", "", "01-310#100", Country.of("BR"));
        dhl.on("address-validate", 200, "{'address':[]}");

        dhl.carrier().check(odd);

        assertTrue(
                dhl.last().uri().getRawQuery(),
                dhl.last()
                        .uri()
                        .getRawQuery()
                        .endsWith("postalCode=01-310%23100&cityName=S%C3%A3o%20Paulo%20%26%20Co%3F"));
        dhl.carrier().check(new Address(List.of("1"), "Santiago", "Providencia", "", Country.of("CL")));
        assertTrue(dhl.last().uri().getRawQuery().endsWith("&cityName=Santiago&countyName=Providencia"));
    }

    /** DHL cannot be asked, and the server that may have ordered it is gone. */
    @Test
    public void aCollectionThatAnEarlierServerMayHaveOrderedIsInDoubt() {
        dhl.on("POST", 201, "{'dispatchConfirmationNumbers':['PRG201126000001']}");
        DhlCarrier restarted = dhl.carrier();

        ProviderException doubt = assertThrows(
                ProviderException.class,
                () -> restarted.order(pickup("2026-11-27"), BookingsTest.timed(Given.NOW.minusSeconds(1))));
        assertEquals(Fault.IN_DOUBT, doubt.fault());
        assertEquals(0, dhl.heard.size());
        assertEquals("PRG201126000001", ordered(restarted.order(pickup("2026-11-27"), BookingsTest.timed(Given.NOW))));
    }

    private static PickupRequest pickup(String day) {
        return new PickupRequest(
                Given.party(Given.SHENZHEN, "+86 755 5550100"),
                LocalDate.parse(day),
                LocalTime.of(9, 30),
                LocalTime.of(18, 0),
                List.of(new Parcel(2, 600, 400, 350, 11_200)),
                List.of("8487135506"),
                "K-1");
    }

    private static String ordered(PickupOutcome outcome) {
        return outcome.fold(PickupOutcome.Ordered::confirmation, refused -> refused.refusal()
                .sentence());
    }

    private static Refusal refused(PickupOutcome outcome) {
        return outcome.fold(
                ordered -> {
                    throw new AssertionError(ordered.confirmation());
                },
                PickupOutcome.Refused::refusal);
    }

    private static ProviderException assertFault(Fault fault, Runnable call) {
        ProviderException failure = assertThrows(ProviderException.class, call::run);
        assertEquals(failure.getMessage(), fault, failure.fault());
        return failure;
    }
}
