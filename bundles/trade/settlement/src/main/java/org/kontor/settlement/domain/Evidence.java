package org.kontor.settlement.domain;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kontor.values.Require;

/** What somebody shows in a dispute: words, a link to a document, the SHA-256 of it; never changed. */
public record Evidence(
        UUID id, UUID dispute, Kind kind, String words, String link, String sha256, UUID by, String name, Instant at) {

    /** What it is. */
    public enum Kind {
        STATEMENT,
        CONTRACT,
        MESSAGE,
        PHOTO,
        VIDEO,
        INSPECTION_REPORT,
        TRACKING,
        CUSTOMS_PAPER,
        OTHER
    }

    private static final int WORDS = 4000;
    private static final int LINK = 2000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WEB = Pattern.compile("https://\\S+");

    public Evidence {
        Require.present("kind", kind);
        words = Require.code("words", words, WORDS);
        link = Require.optional(link);
        if (!link.isEmpty()) {
            link = Require.code("link", Require.matching("link", link, WEB, "give an https address"), LINK);
        }
        sha256 = Require.optional(sha256);
        if (!sha256.isEmpty()) {
            sha256 = Require.matching("sha256", sha256, SHA256, "give 64 hexadecimal digits, in small letters");
        }
    }
}
