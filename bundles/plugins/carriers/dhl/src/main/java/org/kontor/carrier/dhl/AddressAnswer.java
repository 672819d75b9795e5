package org.kontor.carrier.dhl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kontor.carrier.AddressFinding;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Reads where DHL delivers, and how it would write a place that it knows by another name or code. */
final class AddressAnswer {

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private AddressAnswer() {}

    static AddressFinding read(JsonAnswer answer, Address asked) {
        if (!answer.isGood()) {
            return new AddressFinding(
                    false,
                    List.of(),
                    Problems.refusal(answer, Fault.UNAVAILABLE).sentence());
        }
        if (!answer.body().path("address").isArray()) {
            throw new ProviderException(Fault.UNINTELLIGIBLE, "DHL's answer about an address lists none");
        }
        List<JsonNode> places = Json.each(answer.body(), "address");
        String warnings = String.join("; ", Json.texts(answer.body(), "warnings"));
        if (places.isEmpty()) {
            return new AddressFinding(
                    false,
                    List.of(),
                    "DHL Express does not deliver to " + asked.city()
                            + (warnings.isEmpty() ? "" : ": " + Problems.shortened(warnings)));
        }
        boolean known = places.stream().anyMatch(place -> isSame(place, asked));
        List<Address> others = known
                ? List.of()
                : places.stream()
                        .flatMap(place -> written(place, asked).stream())
                        .toList();
        return new AddressFinding(true, others, sentence(places.get(0), known, warnings));
    }

    private static String sentence(JsonNode place, boolean known, String warnings) {
        JsonNode area = place.path("serviceArea");
        String where = Json.first(area, "description", "code");
        return "DHL Express delivers there"
                + (where.isEmpty() ? "" : " from its service area " + where)
                + (known ? "" : ", but writes the place otherwise")
                + (warnings.isEmpty() ? "" : "; it warns: " + Problems.shortened(warnings));
    }

    private static boolean isSame(JsonNode place, Address asked) {
        String city = Json.text(place, "cityName");
        String code = Json.text(place, "postalCode");
        return (city.isEmpty() || city.equalsIgnoreCase(asked.city()))
                && (code.isEmpty() || plain(code).equals(plain(asked.postalCode())));
    }

    /** The asked street at DHL's place. */
    private static Optional<Address> written(JsonNode place, Address asked) {
        String country = Json.text(place, "countryCode");
        String city = Json.text(place, "cityName");
        boolean ours = country.equals(Places.country(asked));
        if (!ours && !ISO.contains(country)) {
            return Optional.empty();
        }
        return Optional.of(new Address(
                asked.lines(),
                city.isEmpty() ? asked.city() : city,
                asked.region(),
                Json.text(place, "postalCode"),
                ours ? asked.country() : Country.of(country)));
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
