package org.kontor.testkit.live;

/** What goes wrong with one call on its way, whatever the answer says. */
public enum Mishap {
    /** It never arrives, and the connection ends. */
    REQUEST_LOST,
    /** It is refused for the number of calls, without effect. */
    TOO_MANY,
    /** It is answered 503, without effect. */
    OUT_OF_SERVICE,
    /** It is answered 401, without effect. */
    UNAUTHORISED,
    /** It has its effect, and the connection ends without a word. */
    ANSWER_LOST,
    /** It has its effect, and the connection ends in the middle of the answer. */
    ANSWER_TORN,
    /** It has its effect, and half of the answer comes as if it were the whole. */
    ANSWER_HALVED,
    /** It has its effect, and nobody answers while the caller waits. */
    ANSWER_HANGS,
    /** It has its effect, and the answer comes byte after byte, too slowly for anybody to wait. */
    ANSWER_DRIPS,
    /** It has its effect, and the answer is a hundred megabytes long. */
    ANSWER_HUGE,
    /** It has its effect, and a small packed answer unpacks to a hundred megabytes. */
    ANSWER_EXPLODES,
    /** It has its effect, and the answer is 500. */
    SERVER_ERROR,
    /** It has its effect, and the answer is a page of a proxy's. */
    WEB_PAGE,
    /** It has its effect, and the answer sends the caller to a cloud's metadata. */
    SENT_ELSEWHERE;

    /** True of a call that takes effect. */
    public boolean hasEffect() {
        return compareTo(ANSWER_LOST) >= 0;
    }
}
