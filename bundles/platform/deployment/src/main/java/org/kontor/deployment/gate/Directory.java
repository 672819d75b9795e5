package org.kontor.deployment.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A zip's central directory, read by hand: the JDK tells neither attributes nor flags nor offsets, and a file is what
 * it seems only when directory and local headers agree.
 */
final class Directory {

    /** {@code mode} is the Unix file mode, 0 when the packer was of another system. */
    record Entry(String name, int flags, int method, long crc, long compressed, long size, long offset, int mode) {

        boolean folder() {
            return name.endsWith("/");
        }
    }

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int SIZES_FOLLOW = 0x0008;
    private static final int LONGEST_SIZES = 24;
    private static final int UNIX = 3;

    private final FileChannel file;
    private final Findings findings;
    private long centralOffset;

    private Directory(FileChannel file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Every entry in the order in which it lies in the file. */
    static List<Entry> read(FileChannel file, Budget budget, Findings findings) throws IOException {
        return new Directory(file, findings).read(budget);
    }

    private List<Entry> read(Budget budget) throws IOException {
        if (file.size() < 4 || bytes(0, 4).getInt() != LOCAL) {
            throw findings.end(Flaw.NOT_A_ZIP, "the file does not begin as a zip does");
        }
        long at = end();
        ByteBuffer end = bytes(at, END_BYTES);
        int entries = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        centralOffset = Integer.toUnsignedLong(end.getInt(16));
        boolean oneDisk = end.getInt(4) == 0 && end.getShort(8) == end.getShort(10);
        if (!oneDisk || centralOffset + size != at) {
            throw findings.end(Flaw.INCOMPLETE, "the zip's directory is not where its end says");
        }
        if (bytes(at - ZIP64_LOCATOR_BYTES, 4).getInt() == ZIP64_LOCATOR) {
            throw findings.end(Flaw.AMBIGUOUS, "the zip names a second directory, which the JDK would believe");
        }
        budget.enter(entries, findings);
        List<Entry> all = central(bytes(centralOffset, Math.toIntExact(size)), entries);
        all.sort(Comparator.comparingLong(Entry::offset));
        checkPlaces(all);
        return all;
    }

    /** Where the last thing that looks like the end of a zip begins; its comment, if any, must end with the file. */
    private long end() throws IOException {
        long from = Math.max(0, file.size() - END_BYTES - LONGEST_COMMENT);
        ByteBuffer tail = bytes(from, Math.toIntExact(file.size() - from));
        for (int at = tail.limit() - END_BYTES; at >= 0 && from + at >= LOCAL_BYTES; at--) {
            if (tail.getInt(at) == END) {
                if (at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                    return from + at;
                }
                break;
            }
        }
        throw findings.end(
                Flaw.INCOMPLETE, "the file does not end as a zip does: it is half copied, or bytes follow it");
    }

    private List<Entry> central(ByteBuffer central, int entries) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            if (central.remaining() < CENTRAL_BYTES || central.getInt(central.position()) != CENTRAL) {
                throw findings.end(Flaw.DAMAGED, "the zip's directory ends after " + i + " of " + entries + " entries");
            }
            all.add(entry(central));
        }
        if (central.hasRemaining()) {
            throw findings.end(Flaw.DAMAGED, "the zip's directory goes on after its " + entries + " entries");
        }
        return all;
    }

    private Entry entry(ByteBuffer central) {
        ByteBuffer header = central.slice(central.position(), CENTRAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int nameBytes = Short.toUnsignedInt(header.getShort(28));
        int rest = Short.toUnsignedInt(header.getShort(30)) + Short.toUnsignedInt(header.getShort(32));
        if (central.remaining() < CENTRAL_BYTES + nameBytes + rest) {
            throw findings.end(Flaw.DAMAGED, "an entry of the zip's directory is longer than the directory");
        }
        byte[] name = new byte[nameBytes];
        central.get(central.position() + CENTRAL_BYTES, name);
        central.position(central.position() + CENTRAL_BYTES + nameBytes + rest);
        return new Entry(
                decoded(name),
                Short.toUnsignedInt(header.getShort(8)),
                Short.toUnsignedInt(header.getShort(10)),
                Integer.toUnsignedLong(header.getInt(16)),
                Integer.toUnsignedLong(header.getInt(20)),
                Integer.toUnsignedLong(header.getInt(24)),
                Integer.toUnsignedLong(header.getInt(42)),
                header.get(5) == UNIX ? Short.toUnsignedInt(header.getShort(40)) : 0);
    }

    private String decoded(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            throw findings.end(
                    Flaw.NAME, "the name " + Findings.plain(new String(name, StandardCharsets.UTF_8)) + " is no UTF-8");
        }
    }

    /**
     * Entries lie side by side from the front to the directory, and are packed in the same way in both places. Whether
     * they are otherwise the same in both is seen when they are inflated.
     */
    private void checkPlaces(List<Entry> inOrder) throws IOException {
        long free = 0;
        int slack = 0;
        for (Entry entry : inOrder) {
            checkPlace(entry.name(), entry.offset(), free, slack);
            ByteBuffer local = bytes(entry.offset(), LOCAL_BYTES);
            if (Short.toUnsignedInt(local.getShort(8)) != entry.method()) {
                String name = Findings.plain(entry.name());
                throw findings.end(Flaw.AMBIGUOUS, name + " is packed in one way and listed as packed in another");
            }
            int name = Short.toUnsignedInt(local.getShort(26));
            int extra = Short.toUnsignedInt(local.getShort(28));
            free = entry.offset() + LOCAL_BYTES + name + extra + entry.compressed();
            slack = (entry.flags() & SIZES_FOLLOW) == 0 ? 0 : LONGEST_SIZES;
        }
        checkPlace("the directory", centralOffset, free, slack);
    }

    /** What lay between entries, one reader would find and another not. */
    private void checkPlace(String name, long offset, long free, int slack) {
        if (offset < free || offset > free + slack || offset > centralOffset) {
            throw findings.end(Flaw.AMBIGUOUS, Findings.plain(name) + " does not begin where what is before it ends");
        }
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        int read;
        do {
            read = file.read(buffer, from + buffer.position());
        } while (read > 0 && buffer.hasRemaining());
        return buffer.flip();
    }
}
