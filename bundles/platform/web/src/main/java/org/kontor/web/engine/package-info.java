/** Serves the resources of all bundles, whichever are there, behind the same gate. */
package org.kontor.web.engine;
