package org.kontor.carrier.ups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kontor.toolkit.http.JsonAnswer;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Voids of whole shipments. Pure. */
final class UpsVoid {

    private static final String DONE = "1";
    private static final Set<String> ALREADY = Set.of("190117");
    private static final Pattern ALREADY_WORDS =
            Pattern.compile("(already|previously|has been|was|is) (been )?void", Pattern.CASE_INSENSITIVE);

    private UpsVoid() {}

    static String path(String number) {
        return "shipments/v2409/void/cancel/" + number;
    }

    /** True when nothing of it travels any more; a part that does is not void. */
    static boolean isVoid(JsonAnswer answer) {
        if (UpsErrors.failed(answer)) {
            List<UpsErrors.Failure> failures = UpsErrors.in(answer);
            if (failures.isEmpty()) {
                throw UpsErrors.unexplained(answer);
            }
            return failures.stream()
                    .anyMatch(failure -> ALREADY.contains(failure.code())
                            || ALREADY_WORDS.matcher(failure.message()).find());
        }
        JsonNode response = answer.body().path("VoidShipmentResponse");
        String summary = status(response.path("SummaryResult"));
        // Documented in the plural, answered in the singular.
        List<String> packages = Stream.of("PackageLevelResults", "PackageLevelResult")
                .flatMap(field -> UpsJson.each(response.path(field)).stream())
                .map(UpsVoid::status)
                .toList();
        if (summary.isEmpty() && packages.isEmpty()) {
            throw new ProviderException(Fault.IN_DOUBT, "UPS answered a void without saying what became of it");
        }
        return packages.stream().allMatch(DONE::equals) && (summary.equals(DONE) || !packages.isEmpty());
    }

    private static String status(JsonNode result) {
        return UpsJson.text(result.path("Status").path("Code"));
    }
}
