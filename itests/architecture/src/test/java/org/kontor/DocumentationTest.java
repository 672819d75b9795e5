package org.kontor;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PaymentContract;
import org.kontor.testkit.VerificationContract;

/** A rule without a test, or a test without a rule, fails the build; so does a page that is long or points nowhere. */
public class DocumentationTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final int README_LINES = 100;
    private static final int PAGE_LINES = 150;

    @Test
    public void everyRuleOfAnSpiIsTested() throws IOException {
        assertEquals(rulesOf("carrier"), testsOf(CarrierContract.class));
        assertEquals(rulesOf("payment"), testsOf(PaymentContract.class));
        assertEquals(rulesOf("verification"), testsOf(VerificationContract.class));
    }

    @Test
    public void pagesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path page : pages()) {
            int most = page.equals(ROOT.resolve("README.md")) ? README_LINES : PAGE_LINES;
            int lines = Files.readAllLines(page).size();
            if (lines > most && !page.endsWith("CHANGELOG.md")) {
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

    private static Set<String> rulesOf(String spi) throws IOException {
        return Pattern.compile("(?m)^\\| ([cpv]\\d\\d) ")
                .matcher(Files.readString(ROOT.resolve("docs/spi/" + spi + ".md")))
                .results()
                .map(rule -> rule.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> testsOf(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName().substring(0, 3))
                .collect(Collectors.toCollection(TreeSet::new));
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
