package org.kontor.testkit.live;

/** What goes wrong with one call. */
public enum Mishap {
    /** It never arrives, and the connection ends. */
    REQUEST_LOST,
    /** It has its effect, and the connection ends without a word. */
    ANSWER_LOST,
    /** It has its effect, and the connection ends in the middle of the answer. */
    ANSWER_TORN,
    /** It has its effect, and half of the answer comes as if it were the whole. */
    ANSWER_HALVED,
    /** It has its effect, and nobody answers while the caller waits. */
    ANSWER_HANGS
}
