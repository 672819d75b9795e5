package org.kontor.deployment.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The name of this node: its host's and four random digits, kept in the data folder and made anew when that is lost. */
@Component(service = Self.class)
public final class Self {

    private static final int RANDOM_BYTES = 2;

    private final String name;

    @Activate
    public Self(BundleContext context) {
        this(named(Path.of(context.getProperty("karaf.data")).resolve("kontor-node")));
    }

    Self(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    private static String named(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] digits = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(digits);
            String name = host() + "-" + HexFormat.of().formatHex(digits);
            Files.writeString(file, name);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder must be writable", e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "kontor";
        }
    }
}
