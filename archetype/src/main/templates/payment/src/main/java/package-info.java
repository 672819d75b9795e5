/** ${title}: charges, refunds and bound instruments over its HTTP API. */
package ${package};
