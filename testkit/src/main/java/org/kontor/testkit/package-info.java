/** What tests need: conformance kits, a real store in memory, scripted providers. Never deployed. */
package org.kontor.testkit;
