package org.kontor.carrier.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.kontor.carrier.WaybillScheme;
import org.kontor.values.IdempotencyKey;

/** The sandbox's waybill numbers: nine digits made of the booking's key, and their remainder by 7. */
final class Numbers implements WaybillScheme {

    private static final long FIRST = 100_000_000;
    private static final long COUNT = 900_000_000;

    static String of(IdempotencyKey key, boolean wrong) {
        long body = FIRST + Math.floorMod(ByteBuffer.wrap(sha256(key.value())).getLong(), COUNT);
        long check = body % 7;
        return body + Long.toString(wrong ? (check + 1) % 7 : check);
    }

    @Override
    public Match test(String number) {
        if (!number.matches("[1-9]\\d{9}")) {
            return Match.NOT_THIS_FORMAT;
        }
        long body = Long.parseLong(number.substring(0, 9));
        return body % 7 == number.charAt(9) - '0' ? Match.VALID : Match.CHECK_DIGIT_MISMATCH;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
