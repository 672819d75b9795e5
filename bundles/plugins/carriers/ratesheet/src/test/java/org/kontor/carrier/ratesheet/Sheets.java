package org.kontor.carrier.ratesheet;

/** A small sheet with everything in it. */
final class Sheets {

    static final String GOOD =
            """
            sheet,Test,Test sheet,USD,2026-01-01,2030-12-31,1
            service,EXP,Express,EXPRESS,5000,HALF_UP,PIECE_MAX_SUM,0.5,20,1,70,270,1000,no,2,4
            zone,EXP,A,CN,DE,*
            zone,EXP,B,CN,DE,25 258
            rate,EXP,A,0,0.5,FLAT,10.00
            rate,EXP,A,0.5,20,FIRST_ADDITIONAL,120,,0.5,0.5,35
            rate,EXP,A,20,1000,PER_KG,5,120
            rate,EXP,B,0,1000,PER_KG,9
            fuel,EXP,28.5,2026-01-01,2030-12-31
            surcharge,*,REMOTE,Remote area,PER_KG,4,180,POSTAL_PREFIX,258
            """;

    private Sheets() {}
}
