package org.kontor.testkit.jars;

/** Bundles whose manifest asks for what no plugin gets. */
final class BadManifests {

    private static final String IMPORTS =
            "org.kontor.carrier;version=\"[1.0,2)\",org.kontor.values;version=\"[1.0,2)\"";

    private final Shelf shelf;

    private BadManifests(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        BadManifests manifests = new BadManifests(shelf);
        manifests.forms();
        manifests.names();
        manifests.reach();
        manifests.imports();
    }

    private void forms() {
        JarSketch bare = sketch("has-no-manifest").without("META-INF/MANIFEST.MF");
        for (String header : new String[] {
            "Bundle-ManifestVersion", "Bundle-SymbolicName", "Bundle-Version", "Import-Package",
            "Require-Capability", "Provide-Capability", "Service-Component", "Kontor-Hosts"
        }) {
            bare.without(header);
        }
        shelf.refused("manifest.missing", "has-no-manifest", bare);
        with("manifest.limits", "has-an-endless-header", "Private-Package", "a.b,".repeat(20_000));
        shelf.refused(
                "manifest.malformed",
                "has-a-header-twice",
                sketch("has-a-header-twice").manifest("Bundle-Version: 2.0.0"));
        shelf.refused(
                "manifest.malformed",
                "has-a-header-in-two-spellings",
                sketch("has-a-header-in-two-spellings").manifest("bundle-version: 2.0.0"));
        shelf.refused(
                "manifest.malformed",
                "has-control-characters",
                sketch("has-control-characters").manifest("Bundle-Name: one\0two"));
        shelf.refused(
                "manifest.supplement",
                "changes-its-manifest",
                sketch("changes-its-manifest")
                        .header("Multi-Release", "true")
                        .file("META-INF/versions/9/OSGI-INF/MANIFEST.MF", "Import-Package: org.kontor.store\n\n"));
    }

    private void names() {
        with("manifest.version", "is-of-manifest-version-1", "Bundle-ManifestVersion", "1");
        with("manifest.name", "has-no-good-name", "Bundle-SymbolicName", "../store");
        with(
                "manifest.singleton",
                "is-a-singleton",
                "Bundle-SymbolicName",
                "com.example.carrier.is_a_singleton;singleton:=true");
        with("manifest.bundle-version", "has-no-good-version", "Bundle-Version", "one");
        with("manifest.hosts", "calls-every-host", "Kontor-Hosts", "*");
        with("manifest.hosts", "calls-a-url", "Kontor-Hosts", "https://api.example.com/v1");
        with("manifest.class-path", "misses-a-library", "Bundle-ClassPath", ".,lib/absent.jar");
    }

    private void reach() {
        with("manifest.fragment", "is-a-fragment", "Fragment-Host", "org.kontor.store");
        with("manifest.exports", "exports", "Export-Package", "com.example.carrier;version=\"1.0\"");
        with("manifest.dynamic-import", "imports-everything-later", "DynamicImport-Package", "*");
        with("manifest.dynamic-import", "imports-something-later", "DynamicImport-Package", "org.slf4j.*");
        with("manifest.native-code", "declares-native-code", "Bundle-NativeCode", "lib/fast; osname=Linux");
        with("manifest.require-bundle", "requires-a-bundle", "Require-Bundle", "org.kontor.store");
        with("manifest.extends-server", "adds-shell-commands", "Karaf-Commands", "*");
        with("manifest.extends-server", "migrates-the-database", "Kontor-Schema", "orders");
        with("manifest.extends-server", "provides-a-capability", "Provide-Capability", "osgi.extender;osgi.extender=x");
    }

    private void imports() {
        with("manifest.import.forbidden", "imports-the-store", "Import-Package", IMPORTS + ",org.kontor.store");
        with(
                "manifest.import.forbidden",
                "hooks-the-framework",
                "Import-Package",
                IMPORTS + ",org.osgi.framework.hooks.weaving");
        with("manifest.import.unbounded", "takes-any-spi", "Import-Package", "org.kontor.carrier;version=\"1.0\"");
        with(
                "manifest.import.version",
                "needs-another-spi",
                "Import-Package",
                "org.kontor.carrier;version=\"[9.0,10)\"");
        with(
                "manifest.import.unknown",
                "needs-an-unknown-spi",
                "Import-Package",
                "org.kontor.toolkit.teleport;version=\"[1.0,2)\"");
        with(
                "plan.import-missing",
                "misses-an-import",
                "Import-Package",
                IMPORTS + ",org.slf4j.absent;version=\"[1.0,2)\"");
        with(
                "manifest.java",
                "requires-java-99",
                "Require-Capability",
                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");
        with("manifest.capability", "requires-what-nobody-has", "Require-Capability", "com.example.teleport");
    }

    private void with(String code, String name, String header, String value) {
        shelf.refused(code, name, sketch(name).header(header, value));
    }

    private static JarSketch sketch(String name) {
        return JarSketch.carrier(name, "1.0.0");
    }
}
