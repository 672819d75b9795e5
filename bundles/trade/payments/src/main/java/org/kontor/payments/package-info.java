/** Step 3: where the money is. Nothing but the ledger in here moves it. */
@Export
@Version("1.2.0")
package org.kontor.payments;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
