/** What an SMS leads to: at best it activates the account whose pass code it holds. */
package io.supportcenter.smsactivation.activation;
