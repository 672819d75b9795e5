package org.kontor.logistics.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Answered.From;
import org.kontor.providers.Providers.Answer;

/**
 * What accounts answered about a shipment within the last minute; failures are never kept. Safe for use by many
 * threads.
 */
final class Memory {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 5_000;

    private record Question(String account, Shipment shipment) {}

    private final Map<Question, Said> answers = new LinkedHashMap<>();

    /** {@code asked} is when the question was put. */
    synchronized void keep(Shipment shipment, Answer<RateAnswer> answer, Instant asked) {
        Question question = new Question(answer.account(), shipment);
        answers.remove(question);
        answers.put(question, new Said(answer, From.CACHE, asked));
        forget(asked);
    }

    /** Only while each of its prices is valid. */
    synchronized Optional<Said> recall(String account, Shipment shipment, Instant now) {
        return Optional.ofNullable(answers.get(new Question(account, shipment)))
                .filter(said -> said.at().plus(KEPT).isAfter(now))
                .filter(said -> said.answer().result().orElseThrow().rates().stream()
                        .allMatch(rate -> rate.validUntil().isAfter(now)));
    }

    /** The oldest come first. */
    private void forget(Instant now) {
        for (Iterator<Said> oldest = answers.values().iterator(); oldest.hasNext(); oldest.remove()) {
            boolean expired = !oldest.next().at().plus(KEPT).isAfter(now);
            if (!expired && answers.size() <= MOST) {
                return;
            }
        }
    }
}
