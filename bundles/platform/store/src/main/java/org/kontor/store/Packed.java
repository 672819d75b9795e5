package org.kontor.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Long documents of ours in few bytes: a quotation of twenty carriers repeats itself fifteen times over, and writing it
 * to the disk takes longer than packing it. What is not packed reads as it is.
 */
public final class Packed {

    /** Every stream that is packed begins with it, and no JSON does. */
    private static final byte ZLIB = 0x78;

    private static final char OBJECT = '{';

    private Packed() {}

    public static byte[] bytes(String json) {
        Deflater quickly = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(packed, quickly)) {
            packing.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            quickly.end();
        }
        return packed.toByteArray();
    }

    public static String json(byte[] kept) {
        if (kept.length == 0 || kept[0] != ZLIB) {
            return new String(kept, StandardCharsets.UTF_8);
        }
        try (InflaterInputStream unpacking = new InflaterInputStream(new ByteArrayInputStream(kept))) {
            return new String(unpacking.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a packed document cannot be read", e);
        }
    }

    /** The document, for a text column. */
    public static String write(Object value) {
        return Base64.getEncoder().encodeToString(bytes(Documents.write(value)));
    }

    /** Reads back what {@link #write} wrote, or {@link Documents#write} before it. */
    public static <T> T read(String kept, Class<T> type) {
        boolean plain = kept.charAt(0) == OBJECT;
        return Documents.read(plain ? kept : json(Base64.getDecoder().decode(kept)), type);
    }
}
