/** One database: transactions, migrations, and how our values are kept in it. */
@Export
@Version("1.0.0")
package org.kontor.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
