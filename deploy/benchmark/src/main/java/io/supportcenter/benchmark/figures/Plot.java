package io.supportcenter.benchmark.figures;

import io.supportcenter.benchmark.figures.Figure.Line;
import java.util.List;
import java.util.Locale;

/** Figures as one SVG picture: a panel each, a bar for each contender. */
public final class Plot {

  private static final int WIDTH = 760;
  private static final int LABELS = 250;
  private static final int BARS = 400;
  private static final int BAR = 20;
  private static final int HEAD = 30;
  private static final int GAP = 18;

  private Plot() {}

  public static String svg(List<Figure> figures) {
    StringBuilder body = new StringBuilder();
    int y = GAP;
    for (Figure figure : figures) {
      y = panel(body, figure, y) + GAP;
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
    <rect width="100%%" height="100%%" fill="white"/>
    %s</svg>
    """
        .formatted(WIDTH, y, body);
  }

  private static int panel(StringBuilder body, Figure figure, int top) {
    text(body, 16, top + 14, "bold", figure.title() + ", " + figure.unit());
    double largest = figure.lines().stream().mapToDouble(Line::median).max().orElse(1);
    int y = top + HEAD;
    for (Line line : figure.lines()) {
      double width = Math.max(1, BARS * line.median() / largest);
      text(body, 24, y + 14, "normal", line.contender());
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
              LABELS,
              y,
              width,
              BAR - 4,
              colour(line)));
      text(body, LABELS + (int) width + 6, y + 14, "normal", Tables.number(line.median()));
      y += BAR;
    }
    return y;
  }

  /** Ours stands out. */
  private static String colour(Line line) {
    return line.contender().startsWith("ours") ? "#1f6f8b" : "#b8c4cc";
  }

  private static void text(StringBuilder body, int x, int y, String weight, String text) {
    body.append(
        "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n"
            .formatted(x, y, weight, escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
