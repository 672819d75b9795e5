/** Carriers that behave badly, each in one way; their classes are packed into jars and run as plugins. */
package org.kontor.testkit.jars.behaviour;
