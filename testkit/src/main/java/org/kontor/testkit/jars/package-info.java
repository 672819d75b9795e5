/** Jars of carriers, good and bad, made while a test runs: what a server must take, refuse or contain. */
@Export
@Version("1.0.0")
package org.kontor.testkit.jars;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
