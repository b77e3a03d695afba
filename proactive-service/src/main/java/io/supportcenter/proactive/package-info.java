/** One vendor's event, another vendor's booking: the configuration and the beans of the service. */
package io.supportcenter.proactive;
