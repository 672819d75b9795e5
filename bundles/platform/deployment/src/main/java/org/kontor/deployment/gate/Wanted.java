package org.kontor.deployment.gate;

import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** A package that a plugin imports; its text is a clause of Import-Package. */
record Wanted(String name, VersionRange range, boolean optional) {

    static Wanted parse(String clause) {
        Clause parsed = Clause.parse(clause).get(0);
        return new Wanted(
                parsed.paths().get(0),
                new VersionRange(parsed.attributes().getOrDefault("version", "0.0.0")),
                parsed.optional());
    }

    boolean fits(String exported, Version version) {
        return name.equals(exported) && range.includes(version);
    }

    @Override
    public String toString() {
        return name + ";version=\"" + range + "\"" + (optional ? ";resolution:=optional" : "");
    }
}
