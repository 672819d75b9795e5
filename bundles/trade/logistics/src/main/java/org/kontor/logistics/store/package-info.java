/** The tables of step 2. */
package org.kontor.logistics.store;
