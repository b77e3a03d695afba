/** The codes with which this service refuses requests. */
package io.supportcenter.activation.problem;
