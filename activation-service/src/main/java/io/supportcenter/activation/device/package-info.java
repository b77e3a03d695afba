/** Whether a device may have services, by the user asset store. */
package io.supportcenter.activation.device;
