/**
 * A user's request for a deactivated account, from its receipt to the account system's
 * confirmation.
 */
package io.supportcenter.reactivation.reactivation;
