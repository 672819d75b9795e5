package org.kontor.carrier;

import org.osgi.annotation.versioning.ConsumerType;

/** A further service, registered by carriers that can tell their own waybill numbers. Pure: it asks nobody. */
@ConsumerType
public interface WaybillScheme {

    enum Match {
        VALID,
        CHECK_DIGIT_MISMATCH,
        NOT_THIS_FORMAT
    }

    /** Judges a number stripped of blanks, dots and hyphens, in upper case. */
    Match test(String number);
}
