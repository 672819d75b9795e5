/** ${title}: whether traders are who they say, over its HTTP API. */
package ${package};
