/** The codes with which the service refuses requests. */
package io.supportcenter.proactive.problem;
