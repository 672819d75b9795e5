package org.kontor.outbound.terms;

import java.lang.annotation.Annotation;
import java.time.Clock;
import org.kontor.providers.Calls;

/** Terms as an operator sets them. */
public final class TestTerms {

    private TestTerms() {}

    public static Terms ordinary(Clock clock) {
        return new Terms(clock, settings(20_000, false));
    }

    public static Terms with(Clock clock, long deadlineMillis, boolean loopback, Calls calls) {
        Terms terms = new Terms(clock, settings(deadlineMillis, loopback));
        terms.addHost(calls);
        return terms;
    }

    public static void goes(Terms terms, Calls calls) {
        terms.removeHost(calls);
    }

    public static void change(Terms terms, long deadlineMillis, boolean loopback) {
        terms.changed(settings(deadlineMillis, loopback));
    }

    private static Settings settings(long deadlineMillis, boolean loopback) {
        return new Settings() {
            @Override
            public long deadline_millis() {
                return deadlineMillis;
            }

            @Override
            public int answer_bytes() {
                return 1 << 20;
            }

            @Override
            public int connections() {
                return 8;
            }

            @Override
            public boolean loopback() {
                return loopback;
            }

            @Override
            public int kept_days() {
                return 30;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Settings.class;
            }
        };
    }
}
