/** Reads a plugin's jar without running it, holds it against rules and policy, and plans its way in. */
package org.kontor.deployment.gate;
