package org.kontor.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a new server its administrator's key, on a thread of its own, because making one takes longer than a start may. */
@Component(service = FirstStart.class, immediate = true)
public final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    @Activate
    public FirstStart(BundleContext context) {
        ConsoleKey key = new ConsoleKey(Path.of(context.getProperty("karaf.etc")));
        new Thread(() -> make(key), "kontor-first-start").start();
    }

    private static void make(ConsoleKey key) {
        try {
            if (key.makeUnlessSomebodyIsLetIn()) {
                LOG.info("The console's first key is {}: keep it, it opens everything.", key.privateKey());
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("The console has no key, nobody can enter it: is {} writable?", key.privateKey(), e);
        }
    }
}
