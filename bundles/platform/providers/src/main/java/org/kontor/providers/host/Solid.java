package org.kontor.providers.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers that can neither change nor fail when they are read: a plugin's own collection is read to its end on the
 * plugin's thread and copied, so that what is lazy in it fails there.
 */
final class Solid {

    /** Nobody reads more; a list without an end must not fill the memory. */
    private static final int MOST = 10_000;

    private Solid() {}

    /** An equal answer; of the same type, because who asks knows only its interface. */
    @SuppressWarnings("unchecked")
    static <R> R of(R answer) {
        return (R) copy(answer);
    }

    private static Object copy(Object answer) {
        if (answer instanceof Optional<?> maybe) {
            return maybe.map(Solid::copy);
        }
        if (answer instanceof List<?> list) {
            return bounded(list.stream().limit(MOST + 1L).map(Solid::copy).toList());
        }
        if (answer instanceof Set<?> set) {
            return Set.copyOf(set);
        }
        return answer instanceof Map<?, ?> map ? Map.copyOf(map) : answer;
    }

    private static List<Object> bounded(List<Object> copied) {
        if (copied.size() > MOST) {
            throw new IllegalArgumentException("the answer is a list of more than " + MOST);
        }
        return copied;
    }
}
