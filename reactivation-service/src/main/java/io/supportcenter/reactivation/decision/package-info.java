/** The answer to one request for an account, with everything that it depends on. */
package io.supportcenter.reactivation.decision;
