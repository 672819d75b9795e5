package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a benchmark measured, for another program: {@code --json FILE}. */
final class Figures {

    private static final String JSON = "--json";

    private Figures() {}

    /** Writes them where the arguments say; nowhere without that argument. */
    static void write(Map<String, Object> figures, String[] arguments) throws IOException {
        int file = List.of(arguments).indexOf(JSON) + 1;
        if (file > 0 && file < arguments.length) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(Path.of(arguments[file]).toFile(), figures);
        }
    }
}
