/** The admin's console: what is here, what is under way, what is stuck, and whether the books balance. */
package org.kontor.shell;
