package org.kontor.fulfilment;

import java.util.UUID;

/** What later steps ask about waybill numbers. */
public interface Waybills {

    /** A number as it is kept and compared: without blanks, dots and hyphens, in upper case. */
    String kept(String number);

    /** What we think of a number's looks for this carrier account; asks its plugin, so outside any transaction. */
    WaybillJudgement judge(UUID order, String carrier, String typed);
}
