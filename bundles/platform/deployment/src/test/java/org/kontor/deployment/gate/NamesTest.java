package org.kontor.deployment.gate;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class NamesTest {

    @Test
    public void onlyFilesAndFoldersAreTaken() {
        assertFalse(isTaken("docs/", 0xA1FF));
        assertFalse(isTaken("docs", 0xA1FF));
        assertFalse(isTaken("docs", 0x61A4));
        assertTrue(isTaken("docs", 0x81A4));
        assertTrue(isTaken("docs", 0));
    }

    @Test
    public void oldPackersMarksOfFoldersAreTaken() {
        assertTrue(isTaken("docs/", 0x41ED));
        assertTrue(isTaken("docs/", 0xC1ED));
        assertTrue(isTaken("docs/", 0));
    }

    private static boolean isTaken(String name, int mode) {
        Findings findings = new Findings();
        Names.check(List.of(new Directory.Entry(name, 0, 0, 0, 0, 0, 0, mode)), findings);
        return findings.none();
    }
}
