/** The account systems that operators have entered. */
package io.supportcenter.reactivation.directory;
