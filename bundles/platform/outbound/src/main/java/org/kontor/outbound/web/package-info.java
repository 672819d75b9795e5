/** Shows operators the journal, and counts. */
package org.kontor.outbound.web;
