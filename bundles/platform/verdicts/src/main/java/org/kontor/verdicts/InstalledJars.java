package org.kontor.verdicts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.kontor.work.TradeRuleException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Finds plugins that are installed, and the hash of a jar that nobody has told us: one that came with a feature of Karaf. */
@Component(service = InstalledJars.class)
public final class InstalledJars {

    private final BundleContext bundles;

    @Activate
    public InstalledJars(BundleContext bundles) {
        this.bundles = bundles;
    }

    Bundle find(String plugin, String version) {
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> plugin.equals(bundle.getSymbolicName()))
                .filter(bundle -> version.equals(bundle.getVersion().toString()))
                .findFirst()
                .orElseThrow(() -> TradeRuleException.notFound("plugin here as " + plugin + " " + version));
    }

    /** The hash that is known, or else that of what the plugin was installed from. */
    public String sha256(String plugin, String version, String known) {
        return known.isEmpty() ? sha256(find(plugin, version)) : known;
    }

    private static String sha256(Bundle bundle) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream jar = new DigestInputStream(new URL(bundle.getLocation()).openStream(), digest)) {
                jar.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw TradeRuleException.conflict(
                    "jar-unknown",
                    "What " + bundle.getSymbolicName() + " was installed from is not here any more: "
                            + bundle.getLocation(),
                    "Install its jar with kontor:provider-install and check that");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
