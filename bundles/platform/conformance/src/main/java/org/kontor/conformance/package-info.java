/** The rules of docs/spi as code that needs no test framework, and what a plugin brings to be judged by them. */
@Export
@Version("1.0.0")
package org.kontor.conformance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
