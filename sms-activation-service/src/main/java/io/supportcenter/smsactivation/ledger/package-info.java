/** Double-entry bookkeeping. */
package io.supportcenter.smsactivation.ledger;
