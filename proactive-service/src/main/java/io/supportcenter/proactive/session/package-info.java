/** Live sessions between users and agents: queue, dispatch, transcript. */
package io.supportcenter.proactive.session;
