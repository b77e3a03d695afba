package io.supportcenter.benchmark.figures;

import io.supportcenter.benchmark.figures.Figure.Bound;
import io.supportcenter.benchmark.figures.Figure.Line;
import io.supportcenter.benchmark.figures.Figure.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures as Markdown tables, with columns wide enough to be read as they are. */
public final class Tables {

  private Tables() {}

  public static String measured(List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Measured", "Contender", "Median", "Unit", "Rounds"));
    for (Figure figure : figures) {
      for (Line line : figure.lines()) {
        rows.add(
            List.of(
                figure.title(),
                line.contender(),
                number(line.median()),
                figure.unit(),
                String.join(" · ", line.rounds().stream().map(Tables::number).toList())));
      }
    }
    return table(rows);
  }

  public static String targets(List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Measured", "Ratio", "Is", "Must be", ""));
    for (Figure figure : figures) {
      for (Target target : figure.targets()) {
        rows.add(
            List.of(
                figure.title(),
                target.name(),
                number(target.ratio()),
                (target.bound() == Bound.AT_LEAST ? ">= " : "<= ") + number(target.limit()),
                target.met() ? "met" : "MISSED"));
      }
    }
    return table(rows);
  }

  /** Three significant digits or whole numbers. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    rows.forEach(row -> {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    StringBuilder text = new StringBuilder();
    line(text, rows.getFirst(), widths);
    line(text, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
    rows.stream().skip(1).forEach(row -> line(text, row, widths));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> row, int[] widths) {
    text.append('|');
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      text.append(' ').append(cell).append(" ".repeat(widths[i] - cell.length())).append(" |");
    }
    text.append('\n');
  }
}
