package org.kontor.carrier.tnt;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kontor.testkit.OverTimeContract;
import org.kontor.testkit.live.Call;
import org.kontor.testkit.live.Happening;
import org.kontor.testkit.live.Reply;
import org.kontor.testkit.live.Route;
import org.kontor.testkit.live.TokenForm;

/** TNT over time, in its own forms. It knows accounts by name and password: there is no token that could end. */
public class TntOverTimeTest extends OverTimeContract {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    @Override
    protected Object open() {
        return new TntCarrier(Accounts.at(provider.address(), SECRET, Map.of()), http, clock);
    }

    @Override
    protected Optional<TokenForm> tokens() {
        return Optional.empty();
    }

    @Override
    protected Optional<Route> pricing() {
        return Optional.of(Route.of("POST", "/expressconnect/pricing/getprice"));
    }

    @Override
    protected Route booking() {
        return Route.of("POST", "/expressconnect/shipping/ship").holding("<CREATE>");
    }

    @Override
    protected String reference(Call booking) {
        return booking.text().replaceFirst("(?s).*<CUSTOMERREF>([^<]*)<.*", "$1");
    }

    @Override
    protected Route tracking() {
        return Route.of("POST", "/expressconnect/track.do").holding("<ConsignmentNumber>");
    }

    @Override
    protected Reply partial(Reply recorded) {
        return recorded.text(xml -> xml.replace(
                        "<errors>",
                        "<errors><brokenRule><rateId>1</rateId><messageType>W</messageType><code>P21</code>"
                                + "<description>Not all services could be priced</description></brokenRule>")
                .replaceFirst(
                        "(?s)(<productDesc>Economy Express</productDesc>\\s*</product>).*?</ratedService>",
                        "$1" + "</ratedService>"));
    }

    @Override
    protected String unpriced() {
        return "48N";
    }

    @Override
    protected Reply journey(Reply recorded, List<Happening> told) {
        String events = told.stream().map(TntOverTimeTest::event).collect(Collectors.joining());
        return recorded.text(xml -> xml.replaceAll("(?s)<StatusData>.*</StatusData>", "")
                .replaceAll("<SummaryCode>.*</SummaryCode>", "<SummaryCode>INT</SummaryCode>")
                .replace("</Consignment>", events + "</Consignment>"));
    }

    /** TNT tells no zones, and its times are taken for UTC. */
    private static String event(Happening one) {
        String[] words =
                switch (one.stage()) {
                    case COLLECTED -> new String[] {"CI", "Shipment Received At Origin Depot."};
                    case DEPARTED -> new String[] {"TR", "Shipment In Transit."};
                    case ARRIVED -> new String[] {"IR", "Shipment Received At Tnt Location"};
                    case DELIVERED -> new String[] {"OK", "Shipment Delivered In Good Condition."};
                };
        OffsetDateTime at = one.at().withOffsetSameInstant(ZoneOffset.UTC);
        return "<StatusData><StatusCode>" + words[0] + "</StatusCode><StatusDescription><![CDATA[" + words[1]
                + "]]></StatusDescription><LocalEventDate format=\"YYYYMMDD\">" + DAY.format(at)
                + "</LocalEventDate><LocalEventTime format=\"HHMM\">" + TIME.format(at) + "</LocalEventTime><Depot>"
                + (one.isAbroad() ? "HAM" : "SZX") + "</Depot></StatusData>";
    }
}
