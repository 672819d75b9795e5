package org.kontor.providers.host;

import java.util.Optional;
import org.kontor.providers.Switchboard.Route;
import org.kontor.providers.trial.TrialRun;

/** A plugin's route and, when it has one, its running trial. */
record Routing(Route route, Optional<TrialRun> run) {

    static Routing of(Route route) {
        return new Routing(route, route.trial().map(trial -> new TrialRun(route, trial)));
    }

    boolean isStable(String version) {
        return route.stable().equals(version);
    }

    boolean isTried(String version) {
        return run.isPresent() && run.get().tries(version);
    }

    /** Whether a call may reach this version at all: a shadow never acts, and one that was found worse does nothing. */
    boolean allows(String version, Call.Kind kind) {
        if (!isTried(version)) {
            return !route.leadsNowhere();
        }
        return !run.get().isOver() && !(run.get().isShadow() && kind == Call.Kind.ACT);
    }

    /** Whether a call that names this version gets it; a shadow's answers are for nobody. */
    boolean allowsByName(String version, Call.Kind kind) {
        return allows(version, kind) && !(isTried(version) && run.get().isShadow());
    }
}
