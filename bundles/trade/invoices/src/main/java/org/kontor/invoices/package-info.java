/** Step 8: what a sale is told to the tax offices as: invoices and credit notes. */
@Export
@Version("1.0.0")
package org.kontor.invoices;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
