/** Step 6: who gets the held money: release to the seller, disputes about it, and paying it out. */
@Export
@Version("1.0.0")
package org.kontor.settlement;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
