/** Keeps verdicts by the hash of the jar they are about. */
package org.kontor.verdicts.store;
