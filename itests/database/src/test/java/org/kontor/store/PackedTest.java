package org.kontor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

/** Long documents in few bytes, and those from before they were packed. */
public class PackedTest {

    record Sheet(List<String> lines) {}

    private static final Sheet LONG = new Sheet(Collections.nCopies(1_000, "광저우에서 Köln, 廣州到科隆"));

    @Test
    public void whatRepeatsItselfIsKeptOnce() {
        String kept = Packed.write(LONG);

        assertTrue("kept in " + kept.length(), kept.length() < Documents.write(LONG).length() / 10);
        assertEquals(LONG, Packed.read(kept, Sheet.class));
    }

    @Test
    public void whatWasKeptAsItIsReadsAsItIs() {
        String plain = Documents.write(LONG);

        assertEquals(LONG, Packed.read(plain, Sheet.class));
        assertEquals(plain, Packed.json(plain.getBytes(UTF_8)));
    }

    @Test
    public void halfOfItIsNoDocument() {
        byte[] packed = Packed.bytes(Documents.write(LONG));

        assertThrows(RuntimeException.class, () -> Packed.json(Arrays.copyOf(packed, packed.length / 2)));
    }
}
