package org.kontor.security.argon;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Test;
import org.kontor.security.BusyException;
import org.kontor.security.Passwords;
import org.kontor.values.InvalidValueException;

public class Argon2PasswordsTest {

    /** From the test program of the reference implementation. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final Passwords passwords = new Argon2Passwords();

    @Test
    public void theReferenceImplementationsHashMatches() {
        assertTrue(passwords.matches("password".toCharArray(), REFERENCE));
        assertFalse(passwords.matches("passwore".toCharArray(), REFERENCE));
    }

    @Test
    public void aHashMatchesItsPasswordOnly() {
        String hash = passwords.hash("a long enough password".toCharArray());

        assertTrue(hash, hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertTrue(passwords.matches("a long enough password".toCharArray(), hash));
        assertFalse(passwords.matches("a long enough passwore".toCharArray(), hash));
    }

    @Test
    public void theSamePasswordIsHashedDifferentlyEachTime() {
        assertNotEquals(
                passwords.hash("a long enough password".toCharArray()),
                passwords.hash("a long enough password".toCharArray()));
    }

    @Test
    public void aPasswordOfElevenCharactersIsRefused() {
        assertThrows(InvalidValueException.class, () -> passwords.hash("elevenchars".toCharArray()));
    }

    @Test
    public void somethingElseThanAHashIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> passwords.matches(new char[0], "plain"));
    }

    @Test
    public void aCrowdIsTurnedAwayInsteadOfQueuedForEver() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(60);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> answers = IntStream.range(0, 60)
                .mapToObj(i -> crowd.submit(() -> admitted(start)))
                .toList();

        start.countDown();

        int admitted = 0;
        for (Future<Boolean> answer : answers) {
            admitted += answer.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        crowd.shutdown();
        assertTrue("admitted " + admitted, admitted >= 22 && admitted < 60);
        assertTrue("the next one is served again", passwords.matches("password".toCharArray(), REFERENCE));
    }

    private boolean admitted(CountDownLatch start) throws InterruptedException {
        start.await();
        try {
            assertEquals(true, passwords.matches("password".toCharArray(), REFERENCE));
            return true;
        } catch (BusyException e) {
            return false;
        }
    }
}
