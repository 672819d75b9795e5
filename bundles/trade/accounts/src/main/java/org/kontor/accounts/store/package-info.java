/** The tables of step 1. */
package org.kontor.accounts.store;
