package org.kontor.carrier.ocean;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kontor.carrier.BookingRequest;
import org.kontor.carrier.Shipment;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** A carrier made of one function, which remembers what it was sent. */
final class FakeSea implements Http {

    final List<Request> requests = new ArrayList<>();
    private final Function<Request, Answer> answers;

    FakeSea(Function<Request, Answer> answers) {
        this.answers = answers;
    }

    @Override
    public synchronized Answer send(Request request) {
        requests.add(request);
        return answers.apply(request);
    }

    static Answer answer(int status, String body, String... header) {
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    static BookingRequest request(String service) {
        return request(service, new Parcel(24, 600, 400, 350, 11_200), false);
    }

    static BookingRequest request(String service, Parcel parcel, boolean dangerous) {
        Address shenzhen =
                new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
        Address hamburg = new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));
        Goods lamps = new Goods(
                "LED lamps",
                new HsCode("940542"),
                1200,
                Money.parse("7800.00", "USD"),
                Country.of("CN"),
                dangerous,
                dangerous ? "UN3481" : "");
        Shipment shipment = new Shipment(
                shenzhen, hamburg, List.of(parcel), List.of(lamps), LocalDate.of(2026, 11, 8), Incoterm.CIP);
        return new BookingRequest(
                service,
                shipment,
                new Party("Brightway Lighting", "", shenzhen, "+86 755 5550100", ""),
                new Party("Elbe Leuchten", "", hamburg, "", "office@elbe.example"),
                "K-1");
    }
}
