/** What is remembered of phones that sent SMS: wrong codes, replies, repeated messages. */
package io.supportcenter.smsactivation.sender;
