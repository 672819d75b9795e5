package org.kontor.payment.alipay;

import java.util.Set;

/** Antom's result codes that mean more than their status. Whatever is not here goes by its status alone. */
final class ResultCodes {

    static final String INCONSISTENT = "REPEAT_REQ_INCONSISTENT";

    /** With status U: taken, and not decided. */
    private static final Set<String> UNDER_WAY =
            Set.of("PAYMENT_IN_PROCESS", "VERIFICATION_IN_PROCESS", "REFUND_IN_PROCESS", "CAPTURE_IN_PROCESS");

    /** With status F: our account, our key or our contract, whatever we ask for. */
    private static final Set<String> OUR_SETTINGS = Set.of(
            "INVALID_SIGNATURE",
            "INVALID_CLIENT",
            "KEY_NOT_FOUND",
            "ACCESS_DENIED",
            "NO_INTERFACE_DEF",
            "METHOD_NOT_SUPPORTED",
            "MEDIA_TYPE_NOT_ACCEPTABLE",
            "INVALID_CONTRACT",
            "MERCHANT_NOT_REGISTERED",
            "INVALID_MERCHANT_STATUS");

    private static final Set<String> UNKNOWN = Set.of("ORDER_NOT_EXIST", "REFUND_NOT_EXIST");

    private static final Set<String> CLOSED = Set.of("ORDER_IS_CLOSED", "ORDER_IS_CANCELED", "ORDER_IS_CANCELLED");

    private ResultCodes() {}

    static boolean isUnderWay(String code) {
        return UNDER_WAY.contains(code);
    }

    static boolean isOurSettings(String code) {
        return OUR_SETTINGS.contains(code);
    }

    static boolean isUnknown(String code) {
        return UNKNOWN.contains(code);
    }

    static boolean isClosed(String code) {
        return CLOSED.contains(code);
    }
}
