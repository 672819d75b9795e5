package org.kontor.deployment.gate;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Native libraries and classes of a newer Java, told by their first bytes and their names. */
final class FileKinds {

    private static final Pattern NATIVE_NAME =
            Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib|exe)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,4})/.*");
    private static final int CLASS = 0xCAFEBABE;
    private static final int ELF = 0x7F454C46;
    private static final int MACH_32 = 0xCEFAEDFE;
    private static final int MACH_64 = 0xCFFAEDFE;
    private static final int OFFSET_OF_JAVA = 44;

    private final int java;

    /** {@code java} is the running one, 17 for example. */
    FileKinds(int java) {
        this.java = java;
    }

    void check(Directory.Entry entry, byte[] head, Findings findings) {
        String name = Findings.plain(entry.name());
        if (NATIVE_NAME.matcher(entry.name()).matches() || isNative(head)) {
            findings.add(Flaw.NATIVE, name + " is native code");
        }
        if (entry.name().endsWith(".class") && loadable(entry.name())) {
            checkClass(name, head, findings);
        }
    }

    private void checkClass(String name, byte[] head, Findings findings) {
        if (head.length < 8 || ByteBuffer.wrap(head).getInt() != CLASS) {
            findings.add(Flaw.DAMAGED, name + " is not a class");
            return;
        }
        int needs = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(6)) - OFFSET_OF_JAVA;
        if (needs > java) {
            findings.add(Flaw.CLASS_VERSION, name + " needs Java " + needs + ", the server runs on Java " + java);
        }
    }

    /** Neither module descriptors nor what a multi-release jar keeps for a newer Java is ever loaded. */
    private boolean loadable(String name) {
        Matcher versioned = VERSIONED.matcher(name);
        return !name.endsWith("module-info.class")
                && (!versioned.matches() || Integer.parseInt(versioned.group(1)) <= java);
    }

    /** Text may begin with the letters MZ, a Windows program goes on with numbers. */
    private static boolean isNative(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        int magic = ByteBuffer.wrap(head).getInt();
        return magic == ELF || magic == MACH_32 || magic == MACH_64 || head[0] == 'M' && head[1] == 'Z' && head[3] == 0;
    }
}
