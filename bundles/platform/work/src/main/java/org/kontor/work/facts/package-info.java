/** The journal and how steps hear of its facts. */
package org.kontor.work.facts;
