package org.kontor.verification.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.kontor.verification.Finding;

/** A finding as a line of the cases' file; the subject itself is not kept. */
final class Cases {

    private Cases() {}

    static ObjectNode write(Finding finding) {
        return finding.fold(
                verified -> line("VERIFIED", finding, List.of(verified.until().toString())),
                rejected -> line("REJECTED", finding, rejected.reasons()),
                more -> line("MORE_NEEDED", finding, more.needed()),
                review -> line("UNDER_REVIEW", finding, List.of(review.why())));
    }

    static Finding read(JsonNode json) {
        String reference = json.required("case").asText();
        List<String> words = StreamSupport.stream(json.required("words").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return switch (json.required("finding").asText()) {
            case "VERIFIED" -> new Finding.Verified(reference, LocalDate.parse(words.get(0)));
            case "REJECTED" -> new Finding.Rejected(reference, words);
            case "MORE_NEEDED" -> new Finding.MoreNeeded(reference, words);
            case "UNDER_REVIEW" -> new Finding.UnderReview(reference, words.get(0));
            default -> throw new IllegalStateException("an unknown finding in the case " + reference);
        };
    }

    private static ObjectNode line(String finding, Finding of, List<String> words) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("case", of.caseReference())
                .put("finding", finding);
        words.forEach(json.putArray("words")::add);
        return json;
    }
}
