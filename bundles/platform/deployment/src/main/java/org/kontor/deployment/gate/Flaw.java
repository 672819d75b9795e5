package org.kontor.deployment.gate;

import org.kontor.deployment.Finding;

/** Everything a jar can be refused for: a code that stays the same over releases, and what would help. */
enum Flaw {
    UNREADABLE("jar.unreadable", "Give the path of a jar that the server's user may read."),
    TOO_LARGE(
            "jar.too-large",
            "Leave out what the plugin does not need, or raise jar.mebibytes in org.kontor.deployment."),
    NOT_A_ZIP("jar.not-a-zip", "Build the plugin as a jar; jar tf FILE must list it."),
    INCOMPLETE("jar.incomplete", "Copy the file again, under another name first, and rename it when it is whole."),
    DAMAGED("jar.damaged", "Build the jar again; jar tf FILE and unzip -t FILE must both be content."),
    TOO_MANY_ENTRIES("jar.too-many-entries", "Leave out what the plugin does not need."),
    BOMB("jar.bomb", "Leave out what inflates so much; no plugin needs it."),
    NESTED("jar.nested", "Put libraries directly into the plugin's jar, not into jars inside jars."),
    NAME("jar.name", "Build the jar with a tool that writes relative paths with forward slashes."),
    DUPLICATE("jar.duplicate", "Build the jar so that every path is there once, whatever its capitals."),
    CLASH("jar.clash", "Rename the file or the folder."),
    AMBIGUOUS("jar.ambiguous", "Build the jar with an ordinary tool; different readers must see the same files in it."),
    SPECIAL("jar.special", "Pack the file that a link leads to, not the link."),
    ENCRYPTED("jar.encrypted", "Pack without a password, with the methods stored or deflated."),
    NATIVE("jar.native", "Use a library that is written in Java; native code cannot be unloaded."),
    CLASS_VERSION("jar.class-version", "Compile the plugin for an older Java, or run the server on a newer one."),

    MANIFEST_MISSING("manifest.missing", "Build the plugin as an OSGi bundle, with bnd-maven-plugin for example."),
    MANIFEST_LIMITS("manifest.limits", "Shorten the manifest; a plugin's headers take a few kilobytes."),
    MANIFEST_MALFORMED("manifest.malformed", "Let a tool write the manifest, bnd-maven-plugin for example."),
    MANIFEST_VERSION("manifest.version", "Write Bundle-ManifestVersion: 2."),
    MANIFEST_SUPPLEMENT("manifest.supplement", "Leave META-INF/versions/*/OSGI-INF out; one manifest must be enough."),
    NAME_OF_BUNDLE("manifest.name", "Give Bundle-SymbolicName a name such as com.example.carrier.acme."),
    SINGLETON("manifest.singleton", "Remove singleton:=true; two versions must be able to run side by side."),
    BUNDLE_VERSION("manifest.bundle-version", "Give Bundle-Version a version such as 1.2.3."),
    FRAGMENT("manifest.fragment", "Remove Fragment-Host; a plugin changes no other bundle."),
    EXPORTS(
            "manifest.exports",
            "Remove Export-Package; what nobody imports can be replaced without disturbing anybody."),
    DYNAMIC_IMPORT("manifest.dynamic-import", "Name the packages in Import-Package; remove DynamicImport-Package."),
    NATIVE_CODE("manifest.native-code", "Remove Bundle-NativeCode; native code cannot be unloaded."),
    REQUIRE_BUNDLE("manifest.require-bundle", "Name packages in Import-Package; remove Require-Bundle."),
    EXTENDS_SERVER("manifest.extends-server", "Remove the header; a plugin offers providers and nothing else."),
    CLASS_PATH("manifest.class-path", "Pack what Bundle-ClassPath names, or remove it there."),
    IMPORT_FORBIDDEN(
            "manifest.import.forbidden", "Embed the library in the plugin, or leave the import out (bnd: !package)."),
    IMPORT_UNBOUNDED("manifest.import.unbounded", "Give the import a range such as [1.0,2)."),
    IMPORT_VERSION(
            "manifest.import.version", "Use the build of the plugin that fits this server, or upgrade the server."),
    IMPORT_UNKNOWN(
            "manifest.import.unknown", "Use the build of the plugin that fits this server, or upgrade the server."),
    JAVA("manifest.java", "Run the server on a newer Java, or build the plugin for an older one."),
    CAPABILITY("manifest.capability", "Remove the requirement, or embed what fulfils it."),
    HOSTS("manifest.hosts", "List names such as api.example.com or *.example.com:8443, without scheme or path."),

    COMPONENT_MISSING("components.missing", "Let Service-Component name descriptors that are in the jar."),
    COMPONENT_MALFORMED("components.malformed", "Let a tool write the descriptor from annotations, bnd for example."),
    COMPONENT_CLASS("components.class", "Pack the class that implements the component."),
    NO_ABILITY("components.no-ability", "Provide a service of org.kontor.carrier, .payment or .verification."),
    NO_CONFIGURATION("components.no-configuration", "Set configurationPolicy = REQUIRE on the component."),
    FIXED_PID(
            "components.fixed-pid", "Leave service.pid out of the component's properties; every account has its own."),
    FOREIGN_PID(
            "components.foreign-pid",
            "Let the component's PID be the bundle's symbolic name, or begin with it and a dot."),

    SIGNATURE_BROKEN("signature.broken", "Get the jar again from whoever signed it; it was changed afterwards."),
    SIGNATURE_PARTIAL(
            "signature.partial", "Sign the whole jar again, last of all, with an algorithm this Java accepts."),
    UNTRUSTED("signature.untrusted", "Sign it with a key of trusted.keys, or add its SHA-256 to allowed.sha256."),
    POLICY(
            "policy.unreadable",
            "Mend etc/org.kontor.deployment.cfg; nothing is installed by a policy that is in doubt."),

    IMPORT_MISSING("plan.import-missing", "Embed the package in the plugin, or install what provides it first."),
    NAME_TAKEN("plan.name-taken", "Give the plugin a symbolic name of its own."),
    SAME_VERSION(
            "plan.same-version",
            "Give the new build another version, or install it at once, in place of the present one."),
    DISTURBS("plan.disturbs", "Do it when those named may restart, with --force.");

    private final String code;
    private final String remedy;

    Flaw(String code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    String code() {
        return code;
    }

    Finding because(String sentence) {
        return new Finding(code, sentence, remedy);
    }
}
