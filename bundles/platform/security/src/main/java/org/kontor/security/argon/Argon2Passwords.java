package org.kontor.security.argon;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.kontor.security.BusyException;
import org.kontor.security.Passwords;
import org.kontor.values.InvalidValueException;
import org.osgi.service.component.annotations.Component;

/** Computes at most two hashes at once and lets at most twenty more wait. */
@Component(service = Passwords.class)
public final class Argon2Passwords implements Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int SHORTEST = 12;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore admitted = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore computing = new Semaphore(AT_ONCE, true);

    @Override
    public String hash(char[] password) {
        if (password.length < SHORTEST) {
            throw new InvalidValueException("password", "must have at least 12 characters", "Choose a longer password");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return compute(password, new Phc(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]))
                .toString();
    }

    @Override
    public boolean matches(char[] password, String hash) {
        Phc stored = Phc.parse(hash);
        return MessageDigest.isEqual(compute(password, stored).hash(), stored.hash());
    }

    private Phc compute(char[] password, Phc like) {
        if (!admitted.tryAcquire()) {
            throw new BusyException("too many passwords are being checked at this moment");
        }
        try {
            computing.acquireUninterruptibly();
            try {
                return computeNow(password, like);
            } finally {
                computing.release();
            }
        } finally {
            admitted.release();
        }
    }

    private static Phc computeNow(char[] password, Phc like) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            return Phc.compute(bytes, like);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
