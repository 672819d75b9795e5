package org.kontor.toolkit.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

public class TokensTest {

    private final List<String> used = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Duration validity = Duration.ofHours(1);
    private int granted;
    private final Tokens tokens = new Tokens(() -> new Tokens.Grant("token-" + ++granted, validity), () -> now);

    @Test
    public void oneTokenServesUntilShortlyBeforeItsEnd() {
        use();
        now = now.plusSeconds(3_539);
        use();
        now = now.plusSeconds(1);
        use();

        assertEquals(List.of("token-1", "token-1", "token-2"), used);
    }

    @Test
    public void aTokenThatHardlyLivesIsUsedOnce() {
        validity = Duration.ofSeconds(30);

        use();
        use();

        assertEquals(List.of("token-1", "token-2"), used);
    }

    @Test
    public void aKeptTokenThatIsRefusedIsFetchedAnewOnce() {
        use();

        tokens.call(token -> {
            used.add(token);
            if (token.equals("token-1")) {
                throw new ProviderException(Fault.MISCONFIGURED, "401");
            }
            return token;
        });

        assertEquals(List.of("token-1", "token-1", "token-2"), used);
    }

    @Test
    public void aNewTokenThatIsRefusedMeansOurSettingsAreWrong() {
        assertThrows(
                ProviderException.class,
                () -> tokens.call(token -> {
                    used.add(token);
                    throw new ProviderException(Fault.MISCONFIGURED, "401");
                }));

        assertEquals(List.of("token-1"), used);
    }

    @Test
    public void otherFaultsAreNotRepeated() {
        use();

        assertThrows(
                ProviderException.class,
                () -> tokens.call(token -> {
                    used.add(token);
                    throw new ProviderException(Fault.IN_DOUBT, "lost");
                }));

        assertEquals(List.of("token-1", "token-1"), used);
    }

    private void use() {
        tokens.call(used::add);
    }
}
