package org.kontor;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.conformance.CarrierRules;
import org.kontor.conformance.PaymentRules;
import org.kontor.conformance.Rule;
import org.kontor.conformance.VerificationRules;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PaymentContract;
import org.kontor.testkit.VerificationContract;

/** A rule without a test, or a test without a rule, fails the build; so does a page that is long or points nowhere. */
public class DocumentationTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final int README_LINES = 100;
    private static final int PAGE_LINES = 150;

    /** Longer with every table of the code. */
    private static final String DRAWN = "state-machines.md";

    @Test
    public void everyRuleOfAnSpiIsWrittenCodedAndTested() throws IOException {
        assertAlike("carrier", CarrierRules.ALL, CarrierContract.class);
        assertAlike("payment", PaymentRules.ALL, PaymentContract.class);
        assertAlike("verification", VerificationRules.ALL, VerificationContract.class);
    }

    @Test
    public void pagesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path page : pages()) {
            int most = page.equals(ROOT.resolve("README.md")) ? README_LINES : PAGE_LINES;
            int lines = Files.readAllLines(page).size();
            if (lines > most && !page.endsWith("CHANGELOG.md") && !page.endsWith(DRAWN)) {
                tooLong.add(page + " has " + lines + " lines, at most " + most);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    public void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(page + " → " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** The page's table has each rule's number and sentence, in order; the contract one test of that number. */
    private static void assertAlike(String spi, List<? extends Rule<?>> rules, Class<?> contract) throws IOException {
        assertEquals(
                rowsOf(spi),
                rules.stream()
                        .map(rule -> rule.number() + " " + rule.sentence())
                        .toList());
        assertEquals(rules.stream().map(Rule::number).toList(), testsOf(contract));
    }

    private static List<String> rowsOf(String spi) throws IOException {
        return Pattern.compile("(?m)^\\| ([cpv]\\d\\d) \\| (.*) \\|$")
                .matcher(Files.readString(ROOT.resolve("docs/spi/" + spi + ".md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
    }

    private static List<String> testsOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName().substring(0, 3))
                .sorted()
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/.kontor/"))
                    .toList();
        }
    }
}
