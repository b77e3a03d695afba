package io.supportcenter.proactive.offer.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.jackson.JacksonMixin;
import io.supportcenter.kit.values.Money;

/** In answers money is an amount and a currency, and nothing that follows from them. */
@JacksonMixin(Money.class)
@JsonIgnoreProperties("positive")
interface MoneyMixin {}
