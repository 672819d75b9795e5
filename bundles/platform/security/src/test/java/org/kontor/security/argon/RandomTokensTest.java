package org.kontor.security.argon;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.kontor.security.Tokens;

public class RandomTokensTest {

    private final Tokens tokens = new RandomTokens();

    @Test
    public void aTokenShowsItsPrefixAndCarries256Bits() {
        Tokens.Token token = tokens.fresh();

        assertTrue(token.token().matches("kontor_" + token.prefix() + "_[A-Za-z0-9_-]{43}"));
        assertEquals(8, token.prefix().length());
        assertNotEquals(token.token(), tokens.fresh().token());
    }

    @Test
    public void theHashIsTheSha256OfTheWholeToken() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", tokens.hash("abc"));
        Tokens.Token token = tokens.fresh();
        assertEquals(token.hash(), tokens.hash(token.token()));
    }

    @Test
    public void aTokenDoesNotPrintItself() {
        Tokens.Token token = tokens.fresh();

        assertFalse(token.toString().contains(token.token()));
    }
}
