/** The companies whose back ends we ask: retailers and manufacturers. */
package io.supportcenter.registration.directory;
