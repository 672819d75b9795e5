/** On what terms a request goes out at this moment: the operator's settings, and what the host wants it for. */
package org.kontor.outbound.terms;
