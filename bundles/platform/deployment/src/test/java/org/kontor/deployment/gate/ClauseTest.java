package org.kontor.deployment.gate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ClauseTest {

    @Test
    public void pathsAttributesAndDirectivesAreToldApart() {
        List<Clause> clauses =
                Clause.parse(" a.b ; c ; version=\"[1,2)\" ; resolution:=optional , d ; x:List<String>= y ");

        assertEquals(2, clauses.size());
        assertEquals(List.of("a.b", "c"), clauses.get(0).paths());
        assertEquals(Map.of("version", "[1,2)"), clauses.get(0).attributes());
        assertEquals(Map.of("resolution", "optional"), clauses.get(0).directives());
        assertTrue(clauses.get(0).optional());
        assertEquals(List.of("d"), clauses.get(1).paths());
        assertEquals(Map.of("x:List<String>", "y"), clauses.get(1).attributes());
        assertFalse(clauses.get(1).optional());
    }

    @Test
    public void whatIsQuotedSeparatesNothing() {
        Clause clause = Clause.parse("a;x=\"b,c;d=e\\\"f\\\\\";y=z").get(0);

        assertEquals(Map.of("x", "b,c;d=e\"f\\", "y", "z"), clause.attributes());
    }

    @Test
    public void whatNoToolWritesIsRefused() {
        for (String header :
                List.of("", "a,,b", ";version=1", "version=1", "a;x=1;x=2", "a;x:=1;x:=2", "a;x=\"1", "a;=1")) {
            assertThrows(header, IllegalArgumentException.class, () -> Clause.parse(header));
        }
    }
}
