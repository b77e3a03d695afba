/** What the sources say about a unit, and what follows from their answers taken together. */
package io.supportcenter.registration.unit.reading;
