/** Prepaid accounts: their states, and the commands that change them. */
package io.supportcenter.smsactivation.account;
