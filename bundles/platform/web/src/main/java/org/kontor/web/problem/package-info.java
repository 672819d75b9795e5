/** Every refusal as a problem document of RFC 9457. */
package org.kontor.web.problem;
