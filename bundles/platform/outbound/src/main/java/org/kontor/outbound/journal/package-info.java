/** Writes down what passed, without the secrets and off the threads that wait for answers. */
package org.kontor.outbound.journal;
