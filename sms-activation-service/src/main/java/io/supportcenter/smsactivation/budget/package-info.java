/** How many replies we send, and how many wrong codes we take, before we stop for a while. */
package io.supportcenter.smsactivation.budget;
