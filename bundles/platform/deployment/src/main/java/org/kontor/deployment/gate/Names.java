package org.kontor.deployment.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what a zip lists can be files of one tree: relative, different, ordinary, readable without a password. */
final class Names {

    private static final int LONGEST = 512;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final int ENCRYPTED = 0x2041;
    private static final int DEFLATED = 8;
    private static final int KIND = 0xF000;
    private static final int LINK = 0xA000;
    private static final Set<Integer> FILE_OR_UNSAID = Set.of(0x8000, 0);

    private final Findings findings;
    private final Map<String, String> seen = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    private Names(Findings findings) {
        this.findings = findings;
    }

    static void check(List<Directory.Entry> entries, Findings findings) {
        Names names = new Names(findings);
        entries.forEach(names::check);
        entries.forEach(names::checkClash);
        if (entries.stream().anyMatch(Names::unreadable)) {
            findings.refuseAny();
        }
    }

    private void check(Directory.Entry entry) {
        String name = Findings.plain(entry.name());
        if (leaves(entry.name())) {
            findings.add(Flaw.NAME, "the path " + name + " is not relative and plain");
        }
        String twin = seen.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), name);
        if (twin != null) {
            findings.add(Flaw.DUPLICATE, twin + (twin.equals(name) ? " is there twice" : " and " + name + " are one"));
        }
        if (unreadable(entry)) {
            findings.add(Flaw.ENCRYPTED, name + " is encrypted, or packed by method " + entry.method());
        }
        int kind = entry.mode() & KIND;
        // Old packers gave folders kinds of their own, which nobody reads.
        if (kind == LINK || !entry.folder() && !FILE_OR_UNSAID.contains(kind)) {
            findings.add(Flaw.SPECIAL, name + " is a link or a device");
        }
        if (entry.folder() && entry.size() > 0) {
            findings.add(Flaw.CLASH, name + " is a folder with content of its own");
        }
        for (int slash = entry.name().indexOf('/');
                slash >= 0;
                slash = entry.name().indexOf('/', slash + 1)) {
            folders.add(entry.name().substring(0, slash).toLowerCase(Locale.ROOT));
        }
    }

    private void checkClash(Directory.Entry entry) {
        if (folders.contains(entry.name().toLowerCase(Locale.ROOT))) {
            findings.add(Flaw.CLASH, Findings.plain(entry.name()) + " is a file and a folder");
        }
    }

    private static boolean unreadable(Directory.Entry entry) {
        return (entry.flags() & ENCRYPTED) != 0 || entry.method() != 0 && entry.method() != DEFLATED;
    }

    private static boolean leaves(String name) {
        if (name.length() > LONGEST || name.contains("\\")) {
            return true;
        }
        if (CONTROL.matcher(name).find() || DRIVE.matcher(name).matches()) {
            return true;
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return List.of(path.split("/", -1)).stream()
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
