package org.kontor.carrier.air;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kontor.carrier.Label;

/** The cargo label of a booking, as one page of PDF: ONE Record hands over data, and no document to print. */
final class AirLabel {

    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 288 432]/Contents 4 0 R"
            + "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>>>>>";

    private AirLabel() {}

    /** {@code follow} fetches what the booking only links to. */
    static Label of(String waybill, Thing booking, UnaryOperator<Thing> follow) {
        List<Thing> legs = booking.all("transportLegs").stream().map(follow).toList();
        Thing first = legs.isEmpty() ? booking : legs.get(0);
        Thing last = legs.isEmpty() ? booking : legs.get(legs.size() - 1);
        Thing goods = follow.apply(booking.one("bookingShipmentDetails"));
        int pieces = goods.all("pieceGroups").stream()
                .flatMap(group -> group.number("pieceGroupCount").stream())
                .mapToInt(BigDecimal::intValue)
                .sum();
        StringBuilder text = new StringBuilder("BT /F 26 Tf 24 380 Td 34 TL ");
        line(text, "AWB " + WaybillNumber.written(waybill));
        line(text, "From " + airport(follow.apply(first.one("departureLocation"))));
        line(text, "To " + airport(follow.apply(last.one("arrivalLocation"))));
        line(text, pieces > 0 ? "Pieces " + pieces : "");
        line(text, goods.one("totalGrossWeight").text("numericalValue").replaceFirst("(.+)", "$1 kg"));
        return new Label("application/pdf", pdf(text.append("ET").toString()));
    }

    private static String airport(Thing location) {
        String code = Airports.code(location);
        return code.isEmpty() ? "-" : code;
    }

    private static void line(StringBuilder text, String line) {
        String plain = line.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("([()\\\\])", "\\\\$1");
        text.append('(').append(plain).append(") ' ");
    }

    private static byte[] pdf(String content) {
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                PAGE,
                "<</Length " + content.length() + ">>stream\n" + content + "\nendstream");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append("%010d 00000 n \n".formatted(offset)));
        file.append("trailer<</Size ")
                .append(objects.size() + 1)
                .append("/Root 1 0 R>>\nstartxref\n")
                .append(table);
        return file.append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
