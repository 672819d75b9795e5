/** Applies each bundle's SQL files, once and in order. */
package org.kontor.store.migration;
