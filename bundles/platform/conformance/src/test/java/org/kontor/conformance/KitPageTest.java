package org.kontor.conformance;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** docs/spi/kit.md shows exchanges that play and names every world. */
public class KitPageTest {

    private static final Path PAGE = Path.of("../../../docs/spi/kit.md");

    @Test
    public void itsExchangesCanBePlayed() throws Exception {
        Map<String, byte[]> shown = new HashMap<>();
        for (String block : found("(?s)```json\n(.*?)```").toList()) {
            for (String exchange : block.split("\n\n")) {
                shown.put("exchange " + shown.size(), exchange.getBytes(StandardCharsets.UTF_8));
            }
        }

        ScriptedProvider.playing(shown).close();
        assertEquals(3, shown.size());
    }

    @Test
    public void itNamesEveryWorld() throws Exception {
        Set<String> named = found("(?m)^\\| (?:payment: )?(`[a-z-]+`(?:, `[a-z-]+`)*) \\| .*$")
                .flatMap(names -> Arrays.stream(names.replace("`", "").split(", ")))
                .collect(Collectors.toSet());
        Set<String> worlds = Stream.of(
                        CarrierKit.World.values(), PaymentKit.World.values(), VerificationKit.World.values())
                .flatMap(Arrays::stream)
                .map(world -> ((Enum<?>) world).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));

        worlds.removeAll(named);
        assertEquals(Set.of(), worlds);
    }

    private static Stream<String> found(String pattern) throws Exception {
        return Pattern.compile(pattern)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1));
    }
}
