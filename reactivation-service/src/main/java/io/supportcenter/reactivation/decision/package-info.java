/** The answer to one request for an account, with everything it followed from. */
package io.supportcenter.reactivation.decision;
