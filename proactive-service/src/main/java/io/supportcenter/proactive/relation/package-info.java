/** How a user's activities depend on each other, and what a change of one means for another. */
package io.supportcenter.proactive.relation;
