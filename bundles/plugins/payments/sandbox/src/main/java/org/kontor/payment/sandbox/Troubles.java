package org.kontor.payment.sandbox;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Everything that goes wrong on request, before and after the sandbox does its work. */
final class Troubles {

    private final Settings settings;
    private final ConcurrentMap<String, Integer> calls = new ConcurrentHashMap<>();

    Troubles(Settings settings) {
        this.settings = settings;
    }

    /** What fails every call, questions too: then the provider did nothing. */
    void reach() {
        switch (settings.fault()) {
            case UNAVAILABLE -> throw new ProviderException(Fault.UNAVAILABLE, "the sandbox is down");
            case MISCONFIGURED -> throw new ProviderException(Fault.MISCONFIGURED, "the sandbox rejects our settings");
            case UNINTELLIGIBLE -> throw new ProviderException(Fault.UNINTELLIGIBLE, "the sandbox mumbles");
            default -> {}
        }
    }

    /** What the sandbox has against our settings; whatever else goes wrong with questions goes wrong here too. */
    List<String> rejected() {
        if (settings.fault() == Settings.Trouble.MISCONFIGURED) {
            return List.of("the sandbox rejects these settings, because fault is MISCONFIGURED");
        }
        reach();
        return List.of();
    }

    /** What keeps an act from arriving. Lost requests are lost once per key, down ones as often as configured. */
    void before(Behaviour behaviour, String key) {
        int call = calls.merge(key, 1, Integer::sum);
        if (call == 1 && (behaviour == Behaviour.LOST || settings.fault() == Settings.Trouble.LOST)) {
            throw new ProviderException(Fault.IN_DOUBT, "the sandbox never heard the request");
        }
        if (behaviour == Behaviour.DOWN && call <= settings.down_calls()) {
            throw new ProviderException(Fault.UNAVAILABLE, "the sandbox is down, call " + call);
        }
        if (behaviour == Behaviour.SLOW) {
            pause();
        }
    }

    /** What keeps the answer from arriving: once, after the first act of a key. */
    void after(Behaviour behaviour, boolean first) {
        if (first && (behaviour == Behaviour.IN_DOUBT || settings.fault() == Settings.Trouble.IN_DOUBT)) {
            throw new ProviderException(Fault.IN_DOUBT, "the sandbox acted but its answer is lost");
        }
    }

    /** True from the configured question on. */
    boolean askedEnough(String key) {
        int asked = calls.merge("ask " + key, 1, Integer::sum);
        return settings.settle_asks() > 0 && asked >= settings.settle_asks();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(settings.slow_millis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Fault.UNAVAILABLE, "the sandbox was too slow and did nothing", e);
        }
    }
}
