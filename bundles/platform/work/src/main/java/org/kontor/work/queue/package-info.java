/** The queue library, bound to our transactions: timers, and the recovery of intentions. */
package org.kontor.work.queue;
