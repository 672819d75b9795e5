package org.kontor.providers;

import java.util.Objects;
import java.util.Optional;

/** Who is called, by an operator's word: how two versions of a plugin share the calls, and accounts switched off. */
public interface Switchboard {

    enum Mode {
        /** Called on copies of questions, never for acts; its answers are compared and thrown away. */
        SHADOW,
        /** Called instead of the stable version for a share of the calls. */
        CANARY
    }

    /** {@code percent} of the calls go to the version in trial; 0 to 100. In SHADOW: of the questions that are copied. */
    record Trial(String version, Mode mode, int percent) {

        public Trial {
            Objects.requireNonNull(version);
            Objects.requireNonNull(mode);
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
            }
        }
    }

    /** {@code plugin} is a bundle's symbolic name; {@code stable} gets whatever the trial does not. */
    record Route(String plugin, String stable, Optional<Trial> trial) {

        public Route {
            Objects.requireNonNull(plugin);
            Objects.requireNonNull(stable);
            if (trial.isPresent() && trial.get().version().equals(stable)) {
                throw new IllegalArgumentException(plugin + " " + stable + " cannot be tried against itself");
            }
        }

        /** Nobody calls the plugin but rehearsals. */
        public static Route nowhere(String plugin) {
            return new Route(plugin, "", Optional.empty());
        }

        public boolean leadsNowhere() {
            return stable.isEmpty();
        }
    }

    /** How one version did since the trial began; latencies in milliseconds. */
    record Side(String version, long calls, long failures, double p50Millis, double p95Millis, double p99Millis) {}

    enum Verdict {
        TOO_EARLY,
        AS_GOOD,
        WORSE
    }

    /** {@code same} and {@code different} count a shadow's answers against the stable version's. */
    record Comparison(
            String plugin,
            Trial trial,
            Side stable,
            Side tried,
            long same,
            long different,
            Verdict verdict,
            String why) {}

    /** Replaces the plugin's route and begins a new comparison. Without any, the version that came last gets all calls. */
    void route(Route route);

    /** Takes the plugin's route back. */
    void unroute(String plugin);

    /** True when calls can reach this version of the plugin for the account, a rehearsal's too, if a route leads there. */
    boolean reaches(String plugin, String version, String account);

    /** How the plugin's trial does; empty when there is none. */
    Optional<Comparison> comparison(String plugin);

    /** The kill switch: no call reaches the account until it is switched on again; running calls may finish. */
    void switchOff(String account, String reason);

    void switchOn(String account);
}
