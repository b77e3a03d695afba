package io.supportcenter.local.walk.proactive;

import io.supportcenter.local.walk.ClaimStep;
import java.util.List;

/** US 9,569,781, claim 1, element by element; and the live session of US 9,173,090. */
public final class CrossVendorSteps {

  private static final String CROSS_VENDOR = "US 9,569,781";

  private CrossVendorSteps() {}

  public static List<ClaimStep> all() {
    TripWalk walk = TripWalk.withBus();
    return List.of(
        step(
            "two products of different vendors, each an activity, are registered in the user's"
                + " asset store",
            walk::register),
        step("an analysis determines the relationship between them", walk::relate),
        step(
            "a first notification comes from the first vendor's back end: an event requires a"
                + " change of the first activity",
            walk::notice),
        step(
            "a first message on behalf of the first vendor reaches the mobile device",
            walk::firstMessage),
        step(
            "from the relationship it is determined whether the second activity needs a"
                + " modification",
            walk::determine),
        step(
            "a second message on behalf of the second vendor offers a list of options",
            walk::secondMessage),
        step(
            "on request from the mobile device a multi-channel system establishes a live session"
                + " with an agent",
            walk::session),
        step(
            "the user decides during the session, and the second vendor's back end reschedules on"
                + " behalf of the user",
            walk::reschedule),
        step("a third message presents the rescheduled second activity", walk::thirdMessage),
        step("asset store updated: it holds the rescheduled second activity", walk::assetStore),
        new ClaimStep(
            "US 9,173,090 (live support)",
            "a registered product is the subject of a live support session",
            DeviceSession::show));
  }

  private static ClaimStep step(String element, ClaimStep.Proof proof) {
    return new ClaimStep(CROSS_VENDOR, element, proof);
  }
}
