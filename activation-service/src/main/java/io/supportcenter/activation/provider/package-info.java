/** What providers answer about services, and the directory of providers. */
package io.supportcenter.activation.provider;
