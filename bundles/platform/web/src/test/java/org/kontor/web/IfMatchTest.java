package org.kontor.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.kontor.values.InvalidValueException;

public class IfMatchTest {

    @Test
    public void anETagIsTheVersionSeenAndAStarIsAny() {
        assertEquals(Optional.of(7L), IfMatch.required("\"7\""));
        assertEquals(Optional.of(7L), IfMatch.given("\"7\""));
        assertEquals(Optional.empty(), IfMatch.required("*"));
    }

    @Test
    public void whatIsNoETagIsRefusedByName() {
        for (String header : List.of("W/\"x\"", "-1", "1e3", "\u0663", "99999999999999999999")) {
            assertEquals(
                    "If-Match",
                    assertThrows(InvalidValueException.class, () -> IfMatch.given(header))
                            .field());
        }
    }

    @Test
    public void onlyWhereItMayBeIsItLeftOut() {
        assertEquals(Optional.empty(), IfMatch.given(null));
        assertThrows(InvalidValueException.class, () -> IfMatch.required(null));
        assertThrows(InvalidValueException.class, () -> IfMatch.required(" "));
    }
}
