package org.kontor.tracking.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Gives each carrier account so many turns a minute: whoever finds a minute full gets the next that is not. */
final class Turns {

    private final Map<String, Minutes> accounts = new HashMap<>();
    private final int perMinute;

    Turns(int perMinute) {
        this.perMinute = perMinute;
    }

    /** The wish, or the beginning of the first later minute that has room. */
    synchronized Instant take(String account, Instant wish, Instant now) {
        return accounts.computeIfAbsent(account, name -> new Minutes()).take(wish, now);
    }

    private final class Minutes {

        private final Map<Long, Integer> taken = new HashMap<>();
        /** From a full minute to one that may have room, so that a long queue is not walked again. */
        private final Map<Long, Long> onwards = new HashMap<>();

        private long forgotten;

        Instant take(Instant wish, Instant now) {
            forget(minute(now));
            long wished = minute(wish);
            long free = wished;
            while (onwards.containsKey(free)) {
                free = onwards.get(free);
            }
            shorten(wished, free);
            if (taken.merge(free, 1, Integer::sum) >= perMinute) {
                onwards.put(free, free + 1);
            }
            return free == wished ? wish : Instant.EPOCH.plus(free, ChronoUnit.MINUTES);
        }

        private void shorten(long from, long to) {
            for (long minute = from; minute != to; ) {
                minute = onwards.put(minute, to);
            }
        }

        private void forget(long current) {
            if (current > forgotten) {
                taken.keySet().removeIf(minute -> minute < current);
                onwards.keySet().removeIf(minute -> minute < current);
                forgotten = current;
            }
        }

        private static long minute(Instant at) {
            return Math.floorDiv(at.getEpochSecond(), 60L);
        }
    }
}
