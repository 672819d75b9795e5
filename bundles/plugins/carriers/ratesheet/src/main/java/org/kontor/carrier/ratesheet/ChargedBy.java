package org.kontor.carrier.ratesheet;

import java.util.regex.Pattern;

/** What a service counts, and how the code of such a service is written: at sea a booking reads the ports from it. */
enum ChargedBy {
    KG(".+", ""),
    /** Weight or measure: cubic metres or tons, whichever is more. */
    WM("LCL\\.%1$s\\.%1$s%2$s", "LCL.CNYTN.DEHAM"),
    CONTAINER("FCL\\.[24LM][0-9A-Z]{3}\\.%1$s\\.%1$s%2$s", "FCL.22G1.CNYTN.DEHAM");

    private final Pattern code;
    private final String example;

    ChargedBy(String code, String example) {
        this.code = Pattern.compile(code.formatted("[A-Z]{2}[A-Z2-9]{3}", "(\\.(CY|SD|CFS)-(CY|SD|CFS))?"));
        this.example = example;
    }

    boolean writes(String serviceCode) {
        return code.matcher(serviceCode).matches();
    }

    String example() {
        return example;
    }

    /** The ISO type in the code of a service that is charged by container. */
    static String containerType(String serviceCode) {
        return serviceCode.split("\\.")[1];
    }
}
