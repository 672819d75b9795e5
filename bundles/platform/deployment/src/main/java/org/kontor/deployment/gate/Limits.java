package org.kontor.deployment.gate;

/** How much a jar may hold, and how much it may become when it is inflated together with the jars inside it. */
record Limits(long jarBytes, int entries, long inflatedBytes, long entryBytes, int ratio, int nested) {

    private static final long MEBIBYTE = 1L << 20;

    Limits {
        if (jarBytes < 1) {
            throw new IllegalArgumentException("jar.mebibytes must be positive, was " + jarBytes / MEBIBYTE);
        }
    }

    static Limits ofMebibytes(int mebibytes) {
        return new Limits(mebibytes * MEBIBYTE, 20_000, mebibytes * 8 * MEBIBYTE, mebibytes * 2 * MEBIBYTE, 100, 64);
    }
}
