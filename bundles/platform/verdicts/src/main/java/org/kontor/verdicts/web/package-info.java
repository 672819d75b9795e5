/** Lets operators check plugins over HTTP and shows the verdicts. */
package org.kontor.verdicts.web;
