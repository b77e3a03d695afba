/** Why requests are refused. */
package io.supportcenter.registration.problem;
