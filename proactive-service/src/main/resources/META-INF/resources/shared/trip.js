// What a trip's pages show alike: the order of its activities, and where it does not fit together.

const REASONS = {
  TOO_TIGHT: "too little time is left",
  TOO_LATE: "the arrival is too late",
  NO_ARRIVAL: "there is no arrival",
  ARRIVAL_ELSEWHERE: "the arrival is somewhere else",
  STAY_DOES_NOT_FIT: "the departure is on another day",
  CHANGE_UNCLEAR: "the vendor changed something, and did not say what",
};
const DONE = ["RESCHEDULED", "KEPT", "WITHDRAWN"];

export function inOrder(itinerary) {
  return [...itinerary.activities].sort(
    (a, b) => new Date(a.booked.start.at) - new Date(b.booked.start.at),
  );
}

/** Why the activity cannot stay as it is, or null. */
export function conflictOf(itinerary, activity) {
  const open = itinerary.modifications.find(
    (m) => m.targetId === activity.assetId && !DONE.includes(m.state),
  );
  return open ? (REASONS[open.reason] ?? open.reason) : null;
}

/** Whether a vendor has confirmed another schedule for the activity. */
export function isRescheduled(itinerary, activity) {
  return itinerary.modifications.some(
    (m) => m.targetId === activity.assetId && m.state === "RESCHEDULED",
  );
}

/** A class for the activity's look. */
export function lookOf(itinerary, activity) {
  if (conflictOf(itinerary, activity)) {
    return "conflict";
  }
  return activity.severity && activity.status !== "AS_BOOKED" ? "late" : "";
}

/** What to say of the activity in a word or two: text and class of a badge. */
export function badgeOf(itinerary, activity) {
  if (conflictOf(itinerary, activity)) {
    return ["conflict", "warn"];
  }
  if (isRescheduled(itinerary, activity)) {
    return ["rescheduled", "good"];
  }
  if (activity.status === "CANCELLED") {
    return ["cancelled", "warn"];
  }
  if (activity.status === "AS_BOOKED") {
    return ["as booked", ""];
  }
  return [activity.status === "DIVERTED" ? "diverted" : lateness(activity), "late"];
}

function lateness(activity) {
  const minutes = Math.round(
    (new Date(activity.expected.end.at) - new Date(activity.booked.end.at)) / 60_000,
  );
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const text = [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
  return text ? `${text} ${minutes < 0 ? "early" : "late"}` : "moved";
}
