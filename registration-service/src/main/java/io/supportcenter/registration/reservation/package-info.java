/** What a vendor has booked for a user: a flight, a room, a table. */
package io.supportcenter.registration.reservation;
