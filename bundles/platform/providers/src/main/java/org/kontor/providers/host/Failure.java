package org.kontor.providers.host;

import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** What it means to the caller that a call failed: one of the four faults; and to the operator: a line in the log. */
record Failure(Instance instance, Call.Kind kind) {

    /** What a plugin threw, in words; on the plugin's own thread, because telling it runs the plugin's code. */
    static RuntimeException told(String account, Throwable thrown) {
        if (thrown instanceof ProviderException failure) {
            return Recounted.of(account, failure);
        }
        return thrown instanceof Breach breach ? breach : new Breach(Recounted.of(thrown));
    }

    /** Nobody knows what became of a call that had started. */
    ProviderException lost(String how, boolean started) {
        String sentence = account() + " " + how;
        complain("lost", sentence);
        return new ProviderException(started ? otherwise(Fault.UNAVAILABLE) : Fault.UNAVAILABLE, sentence);
    }

    /** Of what {@link #told} gave. */
    ProviderException of(Throwable told) {
        if (told instanceof Breach breach) {
            return broken(breach);
        }
        ProviderException failure = (ProviderException) told;
        complain(failure.fault().name(), account() + " is " + failure.fault() + ": " + failure.getMessage());
        return kind == Call.Kind.ASK && failure.fault() == Fault.IN_DOUBT
                ? new ProviderException(Fault.UNAVAILABLE, failure.getMessage(), failure)
                : failure;
    }

    private ProviderException broken(Breach breach) {
        String sentence = account() + " " + breach.getMessage();
        String words = breach.thrown().map(Recounted::getMessage).orElse("");
        instance.complaints().about(breach, sentence + (words.isEmpty() ? "" : ": " + words) + version());
        return new ProviderException(otherwise(Fault.UNINTELLIGIBLE), sentence, breach);
    }

    private void complain(String about, String sentence) {
        instance.complaints().about(about, sentence + version());
    }

    private Fault otherwise(Fault whenAsking) {
        return kind == Call.Kind.ASK ? whenAsking : Fault.IN_DOUBT;
    }

    private String account() {
        return instance.arrival().account();
    }

    private String version() {
        return "; this was version " + instance.version();
    }
}
