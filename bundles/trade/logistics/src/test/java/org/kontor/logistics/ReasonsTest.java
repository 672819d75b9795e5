package org.kontor.logistics;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.carrier.Refusal;

/** Why something is no option: the codes that clients may rely on are those on the page, and the page has no others. */
public class ReasonsTest {

    private static final Path PAGE = Path.of("..", "..", "..", "docs", "spi", "carrier.md");

    @Test
    public void everyReasonIsDocumentedAndNothingElse() throws IOException {
        assertEquals(Arrays.stream(Exclusion.Reason.values()).map(Enum::name).toList(), codes("carrier|kontor"));
        assertEquals(Arrays.stream(Refusal.Reason.values()).map(Enum::name).toList(), codes("carrier"));
    }

    private static List<String> codes(String sayers) throws IOException {
        return Pattern.compile("(?m)^\\| ([A-Z_, ]+) \\| (?:" + sayers + ") \\| .+ \\|$")
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ")))
                .toList();
    }
}
