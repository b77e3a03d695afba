package io.supportcenter.kit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the {@code cursor} of the page that follows; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page that a query found.
   *
   * @param found up to one more than the limit: whether there is a next page
   * @param limit how many a page has at most
   * @param cursor of an item, after which the next page begins
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)))
        : new Page<>(found, null);
  }

  /** The same page of what is shown of each item. */
  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), next);
  }
}
