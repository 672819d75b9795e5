package org.kontor.carrier.ratesheet;

import java.math.BigDecimal;

/** The freight itself: the amount, how it came about, and what that did to the weight (each empty when nothing). */
record Base(BigDecimal amount, String words, String weightWords) {

    Base(BigDecimal amount, String words) {
        this(amount, words, "");
    }
}
