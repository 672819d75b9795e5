/** The pool, the transactions on it, and the embedded database's start and stop. */
package org.kontor.store.engine;
