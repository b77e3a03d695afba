/** What a user has booked, and what to expect of it. */
package io.supportcenter.proactive.activity;
