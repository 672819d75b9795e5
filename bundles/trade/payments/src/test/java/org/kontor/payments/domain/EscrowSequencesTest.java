package org.kontor.payments.domain;

import static org.junit.Assert.assertEquals;

import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.testkit.TestStore;

/**
 * Generated stories of ledger and escrow against a model that is nothing but sums. As many as
 * {@code -Dkontor.sequences=100000} says; a failure names its seed, which {@code -Dkontor.seed} repeats.
 */
public class EscrowSequencesTest {

    private static final int STORIES = Integer.getInteger("kontor.sequences", 300);
    private static final int CHECKED_TOGETHER = 25;
    private static final int LONGEST = 16;

    @Rule
    public final TestStore store = TestStore.of("orders", "payments");

    /** Thrown so that the next stories begin with empty tables. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    @Test
    public void whateverHappensToAnOrdersMoneyTheBooksAgreeWithTheSums() {
        long first = Long.getLong("kontor.seed", System.nanoTime());
        Till till = new Till(store);
        for (int done = 0; done < STORIES; done += CHECKED_TOGETHER) {
            long seed = first + done;
            try {
                store.transactions().run(() -> {
                    together(till, seed);
                    throw new Undone();
                });
            } catch (Undone checked) {
                // Whatever was wrong has been thrown before.
                assertEquals(0, till.bank.calls());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("repeat it with -Dkontor.sequences=25 -Dkontor.seed=" + seed, e);
            }
        }
    }

    private void together(Till till, long seed) {
        Random random = new Random(seed);
        for (int story = 0; story < CHECKED_TOGETHER; story++) {
            EscrowStory one = new EscrowStory(till, store, random);
            int length = 1 + random.nextInt(LONGEST);
            for (int step = 0; step < length; step++) {
                one.step();
                if (random.nextInt(4) == 0) {
                    one.compare();
                }
            }
            one.compare();
        }
        till.books.mustBalance();
    }
}
