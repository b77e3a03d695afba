/** The messages in a user's inbox. */
package io.supportcenter.proactive.message;
