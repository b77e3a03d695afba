/**
 * All activities and modifications of one user, into which vendors' events, answers and the user's
 * decisions are folded.
 */
package io.supportcenter.proactive.trip;
