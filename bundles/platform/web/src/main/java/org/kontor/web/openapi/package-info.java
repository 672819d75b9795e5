/** The API's own description, made of the routes that are served at this moment. */
package org.kontor.web.openapi;
