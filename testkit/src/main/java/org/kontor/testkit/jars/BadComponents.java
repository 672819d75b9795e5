package org.kontor.testkit.jars;

/** Bundles whose components are no providers. */
final class BadComponents {

    private static final String ENTITY = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<scr:component";

    private final Shelf shelf;

    private BadComponents(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        new BadComponents(shelf).fill();
    }

    private void fill() {
        shelf.refused(
                "components.missing",
                "misses-its-descriptor",
                JarSketch.carrier("misses-its-descriptor", "1.0.0").without(JarSketch.DESCRIPTOR));
        described("components.malformed", "fetches-an-entity", "<scr:component", ENTITY);
        described("components.malformed", "has-broken-xml", "</scr:component>", "</scr:");
        described("components.class", "misses-its-class", "behaviour.PricesEverything", "behaviour.Nobody");
        described("components.no-ability", "offers-nothing", "org.kontor.carrier.Rates", "java.lang.Runnable");
        described("components.no-configuration", "needs-no-configuration", "\"require\"", "\"optional\"");
        described(
                "components.fixed-pid",
                "is-one-account-for-all",
                "<service>",
                "<property name=\"service.pid\" value=\"one\"/><service>");
        described(
                "components.foreign-pid",
                "reads-the-stores-password",
                "configuration-pid=\"com.example.carrier.reads_the_stores_password\"",
                "configuration-pid=\"org.kontor.store\"");
    }

    private void described(String code, String name, String word, String instead) {
        shelf.refused(code, name, JarSketch.carrier(name, "1.0.0").described(word, instead));
    }
}
