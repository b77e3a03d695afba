package io.supportcenter.schemas;

import org.apache.avro.data.TimeConversions.DateConversion;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;

/**
 * The generated classes, found through this class's own loader: Avro's global {@link SpecificData}
 * keeps classes of whichever loader came first, which breaks where an application is loaded more
 * than once.
 */
final class EventClasses {

  private EventClasses() {}

  /** Generated classes convert their own fields; what is optional goes by these conversions. */
  static SpecificData create() {
    SpecificData classes = new SpecificData(EventClasses.class.getClassLoader());
    classes.addLogicalTypeConversion(new TimestampMillisConversion());
    classes.addLogicalTypeConversion(new DateConversion());
    return classes;
  }
}
