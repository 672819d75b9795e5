package org.kontor.settlement.web;

import java.time.Instant;
import java.util.UUID;
import org.kontor.settlement.domain.Evidence;

/** What somebody showed in a dispute. */
public record EvidenceView(
        UUID id, Evidence.Kind kind, String words, String link, String sha256, String givenBy, Instant givenAt) {

    static EvidenceView of(Evidence evidence) {
        return new EvidenceView(
                evidence.id(),
                evidence.kind(),
                evidence.words(),
                evidence.link(),
                evidence.sha256(),
                evidence.name(),
                evidence.at());
    }
}
