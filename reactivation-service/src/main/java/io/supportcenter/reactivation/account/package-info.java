/** An account as its account system describes it. */
package io.supportcenter.reactivation.account;
