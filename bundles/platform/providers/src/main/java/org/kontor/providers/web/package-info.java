/** Shows operators how their provider accounts stand. */
package org.kontor.providers.web;
