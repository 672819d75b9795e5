package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.kontor.carrier.Scan;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Many consignments in one question. */
public class TntBulkTest {

    private static final String OURS = "GE160948545CN";
    private static final String HOME = "GE123456785CN";
    private static final String DUTCH = "GE256867154NL";
    private static final String ABROAD = "marketType=\"INTERNATIONAL\" originCountry=\"CN\"";
    private static final String WITHIN = "marketType=\"DOMESTIC\" originCountry=\"CN\"";
    private static final String FROM_NL = "originCountry=\"NL\"";

    @Test
    public void asksOnceForEachOriginAndTellsOfEachNumberWhatTrackTells() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on(ABROAD, response(consignment("160948545", "CI", "ours") + unknown("123456785")))
                .on(WITHIN, response(consignment("123456785", "OK", "home")))
                .on(FROM_NL, response(consignment("256867154", "OD", "dutch")));
        TntCarrier carrier = tnt.carrier();
        Map<String, List<Scan>> told = carrier.trackAll(Set.of(OURS, HOME, DUTCH));

        assertEquals(50, carrier.atOnce());
        assertEquals(3, tnt.asked.size());
        List<String> asked = List.copyOf(tnt.asked);
        assertEquals(carrier.track(OURS), told.get(OURS));
        assertEquals(carrier.track(DUTCH), told.get(DUTCH));
        assertEquals("home", told.get(HOME).get(0).carrierWords());
        String abroad =
                asked.stream().filter(one -> one.contains(ABROAD)).findFirst().orElseThrow();
        assertTrue(abroad, abroad.contains("<ConsignmentNumber>" + OURS + "</ConsignmentNumber>"));
        assertTrue(abroad, abroad.contains("<ConsignmentNumber>" + HOME + "</ConsignmentNumber>"));
        assertTrue(asked.stream().noneMatch(one -> one.contains(WITHIN) && one.contains(OURS)));
    }

    @Test
    public void ofAnUnknownNumberThereIsNothingAndOneThatIsNotToldOfIsMissing() {
        ScriptedTnt tnt = new ScriptedTnt()
                .on("TrackRequest", response(consignment("160948545", "CI", "ours") + unknown("123456785")));

        assertEquals(
                Map.of("160948545", tnt.carrier().track("160948545"), HOME, List.of()),
                tnt.carrier().trackAll(Set.of("160948545", HOME, "GE987654321CN")));
    }

    @Test
    public void aNumberIsUnknownOnlyWhenTheLastQuestionSaysSo() {
        ScriptedTnt silent =
                new ScriptedTnt().on(ABROAD, response(unknown("123456785"))).on(WITHIN, response(unknown("987654321")));
        ScriptedTnt plain =
                new ScriptedTnt().on(ABROAD, response(unknown("987654321"))).on(WITHIN, response(unknown("123456785")));

        assertEquals(Map.of(), silent.carrier().trackAll(Set.of(HOME)));
        assertEquals(Map.of(HOME, List.of()), plain.carrier().trackAll(Set.of(HOME)));
    }

    @Test
    public void aNumberThatComesTwiceIsTheAccountsOwn() {
        String ours = consignment("160948545", "CI", "ours");
        ScriptedTnt tnt = new ScriptedTnt()
                .on(
                        "TrackRequest",
                        response(consignment("160948545", "OK", "theirs") + ours.replace("public", "full")));

        assertEquals(
                tnt.carrier().track(OURS), tnt.carrier().trackAll(Set.of(OURS)).get(OURS));
        assertEquals(1, tnt.carrier().trackAll(Set.of(OURS)).get(OURS).size());
    }

    @Test
    public void troubleWithSomeLosesNoOthers() {
        String good = response(consignment("160948545", "CI", "ours"));
        ScriptedTnt down = new ScriptedTnt()
                .fails(FROM_NL, Fault.UNAVAILABLE)
                .on(ABROAD, good)
                .on(WITHIN, good);
        ScriptedTnt half = new ScriptedTnt().on(ABROAD, good).fails(WITHIN, Fault.UNAVAILABLE);

        assertEquals(Set.of(OURS), down.carrier().trackAll(Set.of(OURS, DUTCH)).keySet());
        assertEquals(Set.of(OURS), half.carrier().trackAll(Set.of(OURS, HOME)).keySet());
    }

    @Test
    public void aQuestionThatTntCannotReadIsLeftToBeAskedForEachAlone() {
        String refused = response("<Error><Code>1001</Code><Message>Invalid XML</Message></Error>");

        assertEquals(
                Map.of(),
                new ScriptedTnt().on("TrackRequest", refused).carrier().trackAll(Set.of(OURS, DUTCH)));
    }

    @Test
    public void whatIsWrongWithTntOrTheAccountIsAFault() {
        for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.MISCONFIGURED)) {
            TntCarrier carrier = new ScriptedTnt().fails("TrackRequest", fault).carrier();
            assertEquals(
                    fault,
                    assertThrows(ProviderException.class, () -> carrier.trackAll(Set.of(OURS, DUTCH)))
                            .fault());
        }
    }

    private static String response(String content) {
        return "<TrackResponse>" + content + "</TrackResponse>";
    }

    private static String unknown(String number) {
        return "<Consignment access=\"public\"><ConsignmentNumber>" + number + "</ConsignmentNumber>"
                + "<SummaryCode>CNF</SummaryCode></Consignment>";
    }

    private static String consignment(String number, String code, String words) {
        return "<Consignment access=\"public\"><ConsignmentNumber>" + number + "</ConsignmentNumber>"
                + "<SummaryCode>INT</SummaryCode><StatusData><StatusCode>" + code + "</StatusCode><StatusDescription>"
                + words + "</StatusDescription><LocalEventDate format=\"YYYYMMDD\">20210204</LocalEventDate>"
                + "<LocalEventTime format=\"HHMM\">0841</LocalEventTime></StatusData></Consignment>";
    }
}
