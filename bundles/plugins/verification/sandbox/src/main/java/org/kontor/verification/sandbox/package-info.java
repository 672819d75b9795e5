/** A verification provider that exists only here: it decides by what is in the name. */
package org.kontor.verification.sandbox;
