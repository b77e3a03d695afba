/** What an operator decides in advance: scorecard, two thresholds, condition and third response. */
package io.supportcenter.reactivation.policy;
