/** HTTP: routes and their policies, problems, idempotent answers, pages. */
@Export
@Version("1.0.0")
package org.kontor.web;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
