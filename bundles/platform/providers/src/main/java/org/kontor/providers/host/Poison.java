package org.kontor.providers.host;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that nobody waits for and that go on although they were interrupted: of an instance, of an account, of all. */
final class Poison {

    private final AtomicInteger threads = new AtomicInteger();
    private final Optional<Poison> whole;
    private final int most;

    private Poison(Optional<Poison> whole, int most) {
        this.whole = whole;
        this.most = most;
    }

    static Poison ofAll(int most) {
        return new Poison(Optional.empty(), most);
    }

    /** Whatever is counted in the part is counted here too. */
    Poison part(int mostOfPart) {
        return new Poison(Optional.of(this), mostOfPart);
    }

    void add() {
        threads.incrementAndGet();
        whole.ifPresent(Poison::add);
    }

    void release() {
        threads.decrementAndGet();
        whole.ifPresent(Poison::release);
    }

    int threads() {
        return threads.get();
    }

    boolean isFull() {
        return threads.get() >= most;
    }

    /** True when there are too many of all and some are of this part; whoever has none goes on. */
    boolean isRestricted() {
        if (whole.isEmpty()) {
            return false;
        }
        return threads.get() > 0 && whole.get().isFull() || whole.get().isRestricted();
    }
}
