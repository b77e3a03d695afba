/** Charges of merchants, decided in one with blacklist, funds and ledger. */
package io.supportcenter.smsactivation.charge;
