/** SMS, their senders and what they say. */
package io.supportcenter.smsactivation.sms;
