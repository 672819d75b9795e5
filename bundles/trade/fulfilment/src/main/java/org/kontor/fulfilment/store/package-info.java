/** The tables of step 4. */
package org.kontor.fulfilment.store;
