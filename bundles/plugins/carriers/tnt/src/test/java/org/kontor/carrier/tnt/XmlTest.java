package org.kontor.carrier.tnt;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.Test;

/** Reading what a stranger sends, and writing what a trader wrote. */
public class XmlTest {

    @Test
    public void readsDocumentTypesWithoutObeyingThem() {
        String type = "<!DOCTYPE document SYSTEM \"http://127.0.0.1:1/never.dtd\""
                + " [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

        assertEquals(
                "1",
                read("<?xml version=\"1.0\"?>" + type + "<document><a>1</a></document>")
                        .orElseThrow()
                        .text("a"));
        assertEquals(
                "",
                read("<?xml version=\"1.0\"?>" + type + "<document><a>&x;</a></document>")
                        .map(xml -> xml.text("a"))
                        .orElse(""));
    }

    @Test
    public void entitiesOfADocumentTypeMeanNothing() {
        String text = read("<!DOCTYPE d [<!ENTITY x \"planted\">]><d>&x;</d>")
                .map(Xml::text)
                .orElse("");

        assertFalse(text, text.contains("planted"));
    }

    @Test
    public void entitiesDoNotMultiply() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><d>&a29;</d>");

        assertTrue(read(bomb.toString()).map(xml -> xml.text().length() < 100).orElse(true));
    }

    @Test
    public void depthIsNoMatter() {
        int depth = 100_000;
        Xml deep = read("<a>".repeat(depth) + "</a>".repeat(depth)).orElseThrow();

        assertTrue(deep.at("a", "a", "a").isThere());
        assertFalse(deep.at("a", "b", "a").isThere());
    }

    @Test
    public void namespacesEncodingsAndLeadingBlanksAreNoMatter() {
        assertEquals(
                "1",
                read("\r\n  <t:d xmlns:t=\"urn:t\"><t:a>1</t:a></t:d>")
                        .orElseThrow()
                        .text("a"));
        assertEquals(
                "1", read("<t:document><t:a>1</t:a></t:document>").orElseThrow().text("a"));
        assertEquals(
                "1",
                read("\r\n \t<?xml version=\"1.0\"?><d><a>1</a></d>")
                        .orElseThrow()
                        .text("a"));
        byte[] latin =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><d>Lüneburg</d>".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("Lüneburg", Xml.read(latin).orElseThrow().text());
        byte[] marked = ("\uFEFF<d>Lüneburg</d>").getBytes(StandardCharsets.UTF_8);
        assertEquals("Lüneburg", Xml.read(marked).orElseThrow().text());
    }

    @Test
    public void nonsenseIsNoXml() {
        String strange = "<?xml version=\"1.0\" encoding=\"x\"?><a/>";
        for (String text : new String[] {"", "ERROR", "<a>", "<a></b>", "<a>&nbsp;</a>", strange}) {
            assertEquals(text, Optional.empty(), read(text));
        }
    }

    @Test
    public void whatATraderWroteIsReadAlike() {
        String words = "a < b & c > \"d\" 'e' ]]> 灯\uD83D\uDCA1";

        for (String text : new String[] {words, words.replace("]]>", ""), "plain"}) {
            String written = Xml.root("r")
                    .with("k", text)
                    .put("t", text + "\u0001\uD83D")
                    .document();
            Xml again = read(written).orElseThrow();
            assertEquals(text, again.text("t"));
            assertEquals(text, again.attribute("k"));
        }
    }

    @Test
    public void onlyWhatXmlCannotCarryIsLeftOut() {
        String carried = "\t\n \uD7FF\uE000\uFFFD\uD800\uDC00";
        String written = Xml.root("r")
                .put("t", "(" + carried + "\u0000\u001F\uD800)")
                .put("u", "\uFFFE\uFFFF&")
                .document();
        Xml again = read(written).orElseThrow();

        assertEquals("(" + carried + ")", again.text("t"));
        assertEquals("&", again.text("u"));
    }

    @Test
    public void aPasswordStandsUnescaped() {
        assertTrue(Xml.root("r").put("p", "a&b<c").document().contains("a&b<c"));
    }

    private static Optional<Xml> read(String text) {
        return Xml.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
