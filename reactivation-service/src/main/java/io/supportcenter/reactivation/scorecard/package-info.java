/** Attributes of an account, compared with criteria and added up to a score. */
package io.supportcenter.reactivation.scorecard;
