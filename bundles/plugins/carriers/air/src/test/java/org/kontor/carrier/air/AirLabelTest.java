package org.kontor.carrier.air;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;

public class AirLabelTest {

    private static final Pattern LINE = Pattern.compile("\\(((?:[^()\\\\]|\\\\.)*)\\) '");

    @Test
    public void theLabelHasNumberAirportsPiecesAndWeight() throws Exception {
        String booking = "{'transportLegs':[{'departureLocation':{'locationCodes':'SZX'},'arrivalLocation':"
                + "{'locationCodes':'HKG'}},{'departureLocation':{'locationCodes':'HKG'},'arrivalLocation':"
                + "{'locationCodes':'FRA'}}],'bookingShipmentDetails':{'pieceGroups':[{'pieceGroupCount':3},"
                + "{'pieceGroupCount':21}],'totalGrossWeight':{'numericalValue':268.8}}}";

        assertEquals(
                List.of("AWB 160-08716945", "From SZX", "To FRA", "Pieces 24", "268.8 kg"),
                lines(label("16008716945", booking)));
    }

    @Test
    public void whatTheAirlineDoesNotSayIsLeftOut() throws Exception {
        assertEquals(
                List.of("AWB \\(7\\)?", "From -", "To -", "", ""),
                lines(label("(7)\u00e9", "{'bookingStatus':'CONFIRMED'}")));
    }

    @Test
    public void aReaderFindsEveryPartOfTheFile() throws Exception {
        String file = label("16008716945", "{'bookingStatus':'CONFIRMED'}");

        int table = file.indexOf("xref\n");
        assertTrue(file.endsWith("startxref\n" + table + "\n%%EOF\n"));
        List<String> rows = file.substring(table).lines().skip(1).toList();
        assertEquals("0 5", rows.get(0));
        assertEquals("0000000000 65535 f ", rows.get(1));
        for (int part = 1; part <= 4; part++) {
            int offset = Integer.parseInt(rows.get(part + 1).substring(0, 10));
            assertTrue(file.startsWith(part + " 0 obj<<", offset));
        }
        assertTrue(file.contains("trailer<</Size 5/Root 1 0 R>>"));
    }

    private static String label(String waybill, String booking) throws Exception {
        Thing thing = JsonLd.read(
                JsonMapper.builder().build().readTree(booking.replace('\'', '"')),
                URI.create("https://1r.airline.example/"));
        return new String(AirLabel.of(waybill, thing, one -> one).content(), StandardCharsets.US_ASCII);
    }

    private static List<String> lines(String file) {
        return LINE.matcher(file).results().map(found -> found.group(1)).toList();
    }
}
