/** Runs the rules inside the server, on rehearsal accounts of an installed plugin, and keeps what came of them. */
package org.kontor.verdicts;
