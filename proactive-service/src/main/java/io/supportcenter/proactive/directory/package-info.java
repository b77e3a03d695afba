/** The vendors whose back ends are called. */
package io.supportcenter.proactive.directory;
