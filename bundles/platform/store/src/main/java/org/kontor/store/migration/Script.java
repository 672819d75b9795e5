package org.kontor.store.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jooq.SQLDialect;

/** One migration: {@code db/MODULE/V0001__what.sql}, statements ended by a semicolon at a line's end. */
public record Script(int version, String name, String text) {

    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

    public static Script at(URL url) {
        String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalStateException("a migration is called V0001__what.sql, not " + name);
        }
        try (InputStream in = url.openStream()) {
            return new Script(
                    Integer.parseInt(matcher.group(1)), name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long checksum() {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    List<String> statements(SQLDialect dialect) {
        boolean postgres = dialect == SQLDialect.POSTGRES;
        String sql = text.replaceAll("(?m)^\\s*--.*$", "")
                .replace("${uuid}", postgres ? "uuid" : "char(36)")
                .replace("${instant}", postgres ? "timestamptz" : "timestamp")
                .replace("${document}", postgres ? "text" : "clob")
                .replace("${bytes}", postgres ? "bytea" : "blob");
        return Arrays.stream(sql.split(";\\s*(\\n|$)"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }
}
