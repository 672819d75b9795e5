/** The mechanism for effects outside. */
package org.kontor.work.intentions;
