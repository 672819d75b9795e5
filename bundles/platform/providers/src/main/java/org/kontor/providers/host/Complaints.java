package org.kontor.providers.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong with one account, in the log: each kind once a minute, and how often it happened in between. */
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** A plugin that invents kinds is no reason to keep them all. */
    private static final int KINDS = 32;

    /** Where the lines go. */
    interface Paper {

        void write(String line, Optional<Recounted> thrown);
    }

    private static final class Kind {
        private Instant quietUntil = Instant.MIN;
        private long unheard;
    }

    private final Clock clock;
    private final Paper paper;
    private final Map<String, Kind> kinds = new HashMap<>();

    Complaints(Clock clock) {
        this(clock, Complaints::log);
    }

    Complaints(Clock clock, Paper paper) {
        this.clock = clock;
        this.paper = paper;
    }

    void about(String kind, String sentence) {
        due(kind).ifPresent(more -> paper.write(sentence + more, Optional.empty()));
    }

    /** With the plugin's stack trace, when there is one, below the line. */
    void about(Breach breach, String sentence) {
        due(breach.getMessage()).ifPresent(more -> paper.write(sentence + more, breach.thrown()));
    }

    /** Empty while it is too early to repeat oneself; otherwise how often that was so. */
    private synchronized Optional<String> due(String name) {
        String known = kinds.size() < KINDS || kinds.containsKey(name) ? name : "whatever else";
        Kind kind = kinds.computeIfAbsent(known, fresh -> new Kind());
        Instant now = clock.instant();
        if (now.isBefore(kind.quietUntil)) {
            kind.unheard++;
            return Optional.empty();
        }
        String more = kind.unheard == 0 ? "" : " (and " + kind.unheard + " times like this in between)";
        kind.quietUntil = now.plus(PAUSE);
        kind.unheard = 0;
        return Optional.of(more);
    }

    private static void log(String line, Optional<Recounted> thrown) {
        thrown.ifPresentOrElse(trace -> LOG.error(line, trace), () -> LOG.warn(line));
    }
}
