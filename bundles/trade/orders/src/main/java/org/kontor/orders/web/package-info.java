/** Orders over HTTP. */
package org.kontor.orders.web;
