/** What a vendor's event means for an activity, and how severe it is. */
package io.supportcenter.proactive.disruption;
