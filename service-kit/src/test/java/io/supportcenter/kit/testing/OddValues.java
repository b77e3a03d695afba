package io.supportcenter.kit.testing;

import java.util.List;
import java.util.Map;

/** What no client should send, as it stands in a request. */
final class OddValues {

  private static final int DEEP = 100_000;

  /** Of paths and queries, encoded. */
  static final List<String> TARGETS =
      List.of(
          "%00",
          "a%00b",
          "%ED%A0%80",
          "%C0%AF",
          "%FF",
          "%zz",
          "%",
          "a%20b",
          "%20",
          "%09",
          "a%2Fb",
          "a%5Cb",
          "..%2F..%2Fetc",
          "%2e%2e",
          ".",
          "a%3Fb",
          "a%23b",
          "%25",
          "a;b=c",
          "a+b",
          "a:b",
          "%7Ba%7D",
          "{a}",
          "a|b",
          "a^b",
          "a\"b",
          "%22",
          "%3Cb%3E",
          "'%20OR%201=1--",
          "%E2%80%AE",
          "%F0%9F%98%80",
          "%C3%A4",
          "\u00e4",
          "0",
          "-1",
          "1e9",
          "null",
          "true",
          "99999999999999999999",
          "2026-02-30T10:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "a".repeat(64),
          "a".repeat(65),
          "%C3%A4".repeat(65),
          "a".repeat(5_000),
          "a".repeat(20_000));

  /** As they stand in a document of JSON. */
  static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u202e\\ufeff\"",
          "\"a\\nb\\r\\nc\"",
          "\"a b\"",
          "\"a/b?c#d%zz\"",
          "\"\\u00e4\\ud83d\\ude00\"",
          "\"'; DROP TABLE asset; --\"",
          "\"http://[::1\"",
          "\"https://a b/\"",
          "\"file:///etc/passwd\"",
          "\"+999999999999999999\"",
          "\"2026-02-30T10:00:00Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"PT9999999999999999H\"",
          "\"XXX\"",
          "\"" + "9".repeat(30) + "\"",
          "\"" + "a".repeat(65) + "\"",
          "\"" + "a".repeat(10_000) + "\"");

  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.5",
          "1e400",
          "1e2147483647",
          "-" + "9".repeat(400),
          "9223372036854775807",
          "9223372036854775808",
          "NaN",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "{\"a\":null}",
          "{\"\":\"\"}",
          "[1,\"a\",{}]",
          "[".repeat(999) + "]".repeat(999));

  static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "\u0000",
          "{",
          "}",
          "{\"a\"}",
          "\ufeff{}",
          "[".repeat(DEEP),
          "{\"a\":".repeat(DEEP),
          "[" + "{},".repeat(DEEP) + "{}]",
          "{\"" + "a".repeat(DEEP) + "\":1}",
          "{\"a\":\"" + "a".repeat(9 * DEEP) + "\"}",
          "9".repeat(DEEP),
          "<a/>",
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM"
              + " \"file:///etc/passwd\">]><a>&b;</a>",
          "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\"><Transaction/></POSLog>",
          "<a>".repeat(DEEP));

  static final Map<String, List<String>> HEADERS =
      Map.ofEntries(
          odd("Accept", "text/html", "a", "*/*;q=x", "application/json;q=0", ""),
          odd(
              "Content-Type",
              "text/plain",
              "application/xml",
              "text/xml; charset=utf-16",
              "application/json; charset=nope",
              "application/x-www-form-urlencoded",
              "multipart/form-data",
              "multipart/form-data; boundary=a",
              "application/*",
              "json",
              "/",
              ""),
          odd("Idempotency-Key", "", " ", "a b", "a".repeat(255), "a".repeat(256), "\u00e4"),
          odd(
              "Authorization",
              "",
              "Bearer",
              "Bearer a.b.c",
              "Basic a",
              "Basic YTpi",
              "Digest a=b",
              "\u00e4"),
          odd("Last-Event-ID", "-1", "a", "9".repeat(40)),
          odd("traceparent", "a", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01"),
          odd("x-correlator", "a b", "\u00e4", "a".repeat(300)),
          odd("Content-Encoding", "gzip", "nope"),
          odd("Range", "bytes=0-1", "a"),
          odd("X-Forwarded-For", "a, b", "\u00e4"),
          odd("Cookie", "a=b; ;=", "\u00e4"));

  private OddValues() {}

  private static Map.Entry<String, List<String>> odd(String header, String... values) {
    return Map.entry(header, List.of(values));
  }
}
