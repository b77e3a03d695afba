/** What may happen within a time that rolls: sums, and limits for them. */
package io.supportcenter.smsactivation.limit;
