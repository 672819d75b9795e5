/** The tables of step 5. */
package org.kontor.tracking.store;
