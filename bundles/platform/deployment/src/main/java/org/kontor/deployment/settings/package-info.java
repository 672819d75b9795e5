/** The settings of provider accounts: what plugins say of them, what operators make of them, and how they are delivered. */
package org.kontor.deployment.settings;
