package io.supportcenter.schemas;

import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;

/**
 * Our generated classes as Avro sees them: through this class's own loader, since Avro's global
 * data keeps classes of whichever loader came first; and with the conversions of logical types,
 * which values in unions need.
 */
final class EventClasses {

  private EventClasses() {}

  static SpecificData create() {
    SpecificData data = new SpecificData(EventClasses.class.getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.DateConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return data;
  }
}
