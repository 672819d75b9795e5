package org.kontor.providers.trial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.carrier.BookingOutcome;
import org.kontor.carrier.Rate;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Refusal;
import org.kontor.carrier.Weights;
import org.kontor.values.Money;

/**
 * Whether two versions' answers to one question say the same: equal, once each is reduced to what its reader acts on. How
 * to reduce is known by the answer's type; a type that is not known is taken whole.
 */
public final class Likeness {

    private record Offer(String service, Money total, int daysMin, int daysMax, Weights weights) {

        static Offer of(Rate rate) {
            return new Offer(
                    rate.service(), rate.total(), rate.transitDaysMin(), rate.transitDaysMax(), rate.weights());
        }
    }

    private record No(String service, Refusal.Reason reason) {}

    private record Quoted(Set<Offer> offers, Set<No> refusals) {

        static Quoted of(RateAnswer answer) {
            return new Quoted(
                    answer.rates().stream().map(Offer::of).collect(Collectors.toSet()),
                    answer.refusals().stream()
                            .map(refusal -> new No(refusal.service(), refusal.reason()))
                            .collect(Collectors.toSet()));
        }
    }

    /** A label is compared byte for byte, which its record's equality does not do. */
    private record Booked(String waybill, String mediaType, int bytes) {

        static Booked of(BookingOutcome.Booked booked) {
            return new Booked(
                    booked.waybill(),
                    booked.label().mediaType(),
                    Arrays.hashCode(booked.label().content()));
        }
    }

    private final Map<Class<?>, Function<Object, Object>> essences = new HashMap<>();

    private Likeness() {}

    /** Knows the answers of our SPIs. */
    public static Likeness ofAnswers() {
        return new Likeness().with(RateAnswer.class, Quoted::of).with(BookingOutcome.Booked.class, Booked::of);
    }

    /** Answers that hold what they may not hold differ. */
    public boolean alike(Object one, Object other) {
        try {
            return essence(one).equals(essence(other));
        } catch (ClassCastException garbage) {
            return false;
        }
    }

    private <T> Likeness with(Class<T> type, Function<T, Object> essence) {
        essences.put(type, answer -> essence.apply(type.cast(answer)));
        return this;
    }

    private Object essence(Object answer) {
        if (answer instanceof Optional<?> maybe) {
            return maybe.map(this::essence);
        }
        if (answer instanceof List<?> list) {
            return list.stream().map(this::essence).toList();
        }
        return essences.getOrDefault(answer.getClass(), whole -> whole).apply(answer);
    }
}
