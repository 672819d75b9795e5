package org.kontor.providers.host;

import java.time.Clock;
import org.kontor.providers.trial.Trials;

/** What all accounts have in common. */
record Shared(Clock clock, Routes routes, Chooser chooser, Trials trials, Switches switches, Poison poison) {}
