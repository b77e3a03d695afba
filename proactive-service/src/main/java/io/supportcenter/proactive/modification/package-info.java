/** A possible change of one activity because of another: its need, its states, its messages. */
package io.supportcenter.proactive.modification;
