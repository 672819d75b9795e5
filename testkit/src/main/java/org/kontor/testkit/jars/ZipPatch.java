package org.kontor.testkit.jars;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A zip's bytes, changed where no tool would change them. */
final class ZipPatch {

    static final int MADE_BY = 4;
    static final int FLAGS = 8;
    static final int METHOD = 10;
    static final int CRC = 16;
    static final int SIZE = 24;
    private static final int COMPRESSED = 20;
    static final int ATTRIBUTES = 38;
    static final int OFFSET = 42;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int END_BYTES = 22;

    private final byte[] bytes;
    private final ByteBuffer view;

    ZipPatch(byte[] zip) {
        this.bytes = zip.clone();
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Two bytes of what the directory says of an entry. */
    ZipPatch word(String entry, int field, int value) {
        view.putShort(header(entry) + field, (short) value);
        return this;
    }

    /** Four bytes of what the directory says of an entry. */
    ZipPatch number(String entry, int field, int value) {
        view.putInt(header(entry) + field, value);
        return this;
    }

    int number(String entry, int field) {
        return view.getInt(header(entry) + field);
    }

    /** The place of another entry, in the directory only. */
    ZipPatch place(String entry, String other) {
        return number(entry, OFFSET, number(other, OFFSET));
    }

    /** Says of an entry's data that it goes on up to the directory, over whatever lies there. */
    ZipPatch upToDirectory(String entry) {
        int local = number(entry, OFFSET);
        int data = local + LOCAL_BYTES + view.getShort(local + 26) + view.getShort(local + 28);
        return number(entry, COMPRESSED, view.getInt(bytes.length - END_BYTES + 16) - data);
    }

    /** Another name of the same length, in the directory only. */
    ZipPatch listed(String entry, String instead) {
        System.arraycopy(utf8(instead), 0, bytes, header(entry) + HEADER_BYTES, utf8(entry).length);
        return this;
    }

    /** Another text of the same length, wherever it stands. */
    ZipPatch everywhere(String text, String instead) {
        byte[] wanted = utf8(text);
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(utf8(instead), 0, bytes, i, wanted.length);
            }
        }
        return this;
    }

    /** The zip without the entry in its directory; the entry itself stays where it is. */
    byte[] unlisted(String entry) {
        int from = header(entry);
        int length = HEADER_BYTES + view.getShort(from + 28) + view.getShort(from + 30) + view.getShort(from + 32);
        byte[] shorter = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, shorter, 0, from);
        System.arraycopy(bytes, from + length, shorter, from, bytes.length - from - length);
        ByteBuffer end = ByteBuffer.wrap(shorter).order(ByteOrder.LITTLE_ENDIAN).position(shorter.length - END_BYTES);
        int at = end.position();
        end.putShort(at + 8, (short) (end.getShort(at + 8) - 1));
        end.putShort(at + 10, (short) (end.getShort(at + 10) - 1));
        end.putInt(at + 12, end.getInt(at + 12) - length);
        return shorter;
    }

    /** The zip with bytes between its last entry and its directory. */
    byte[] gap(int length) {
        int directory = view.getInt(bytes.length - END_BYTES + 16);
        byte[] longer = new byte[bytes.length + length];
        System.arraycopy(bytes, 0, longer, 0, directory);
        System.arraycopy(bytes, directory, longer, directory + length, bytes.length - directory);
        ByteBuffer.wrap(longer)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(longer.length - END_BYTES + 16, directory + length);
        return longer;
    }

    private int header(String entry) {
        byte[] name = utf8(entry);
        for (int i = 0; i <= bytes.length - HEADER_BYTES - name.length; i++) {
            boolean named =
                    Arrays.equals(bytes, i + HEADER_BYTES, i + HEADER_BYTES + name.length, name, 0, name.length);
            if (named && view.getInt(i) == HEADER && view.getShort(i + 28) == name.length) {
                return i;
            }
        }
        throw new IllegalArgumentException("the zip does not list " + entry);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
