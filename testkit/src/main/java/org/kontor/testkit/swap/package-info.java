/** Traffic that goes on while plugins are swapped, the operator who swaps them, and the books that tell whether anything was lost. */
@Export
@Version("1.0.0")
package org.kontor.testkit.swap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
