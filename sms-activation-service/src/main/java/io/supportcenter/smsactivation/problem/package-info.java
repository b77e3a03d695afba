/** The codes of the problems that the service answers with. */
package io.supportcenter.smsactivation.problem;
