package org.kontor.providers;

/** A service that wants to know when a trial is decided; called once per verdict, on a thread that may block. */
public interface TrialWatch {

    /** The verdict is AS_GOOD or WORSE; when it is WORSE the trial gets no calls any more. */
    void decided(Switchboard.Comparison comparison);
}
