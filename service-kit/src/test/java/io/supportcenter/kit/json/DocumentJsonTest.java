package io.supportcenter.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentJsonTest {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Document(
      String name, Instant from, Duration validFor, Period period, Map<String, List<Line>> lines) {}

  record Line(Integer points, Long below) {}

  @Test
  void shouldWriteTheSameContentAsTheSameText() {
    String text =
        """
        {"from":"1970-01-01T00:00:00Z","lines":{"a":[],"b":[{"below":2,"points":1}]},\
        "name":"n","period":"P30D","validFor":"PT168H"}\
        """;
    Document read =
        DocumentJson.read(
            """
            {"name": "n", "lines": {"b": [{"points": 1, "below": 2}], "a": []},
             "period": "P30D", "validFor": "P7D", "from": "1970-01-01T00:00:00Z"}
            """,
            Document.class);

    assertThat(DocumentJson.write(read)).isEqualTo(text);
    assertThat(DocumentJson.read(text, Document.class)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"nmae\":\"n\"}", "{\"lines\":{\"a\":[{\"pts\":1}]}}", "[]", "{"})
  void shouldNoticeAMisspeltField(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentJson.read(text, Document.class))
        .withMessage("not a Document");
  }
}
