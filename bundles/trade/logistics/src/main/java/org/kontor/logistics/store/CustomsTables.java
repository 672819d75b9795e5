package org.kontor.logistics.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kontor.logistics.domain.CustomsTable;
import org.kontor.store.Documents;
import org.osgi.service.component.annotations.Component;

/** Reads the customs table that comes with this bundle. */
@Component(service = CustomsTables.class)
public final class CustomsTables {

    private final CustomsTable table = read();

    public CustomsTable current() {
        return table;
    }

    private static CustomsTable read() {
        try (InputStream in = CustomsTables.class.getResourceAsStream("/customs/tables.json")) {
            return Documents.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), CustomsTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the customs table cannot be read", e);
        }
    }
}
