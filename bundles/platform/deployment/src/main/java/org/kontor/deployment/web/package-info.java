/** Plugins and their settings over HTTP, for operators. */
package org.kontor.deployment.web;
