/** The options that a vendor offers for changing a booking. */
package io.supportcenter.proactive.offer;
