/** A subscribed service on one device, from the request to its end. */
package io.supportcenter.activation.activation;
