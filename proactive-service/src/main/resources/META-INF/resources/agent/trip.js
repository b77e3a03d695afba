import { make, optionDetails, optionTitle, when } from "../shared/centre.js";

const REASONS = {
  TOO_TIGHT: "too little time is left",
  TOO_LATE: "the customer comes too late",
  NO_ARRIVAL: "the customer does not get there",
  ARRIVAL_ELSEWHERE: "the customer arrives somewhere else",
  STAY_DOES_NOT_FIT: "the departure is on another day",
};
const DECIDED = ["RESCHEDULED", "KEPT", "WITHDRAWN"];

/** The trip on one time line: what is booked dashed, what is expected filled, conflicts in red. */
export function timeline(itinerary) {
  if (!itinerary.activities.length) {
    return [make("p", {}, "The customer has booked nothing.")];
  }
  const scale = scaleOf(itinerary.activities);
  return [...itinerary.activities]
    .sort((a, b) => new Date(a.booked.start.at) - new Date(b.booked.start.at))
    .map((activity) => row(activity, itinerary, scale));
}

function scaleOf(activities) {
  const times = activities.flatMap((a) =>
    [a.booked, a.expected].flatMap((t) => [t.start.at, t.end.at]).map((at) => new Date(at).getTime()),
  );
  const from = Math.min(...times);
  const span = Math.max(...times) - from || 1;
  return (at) => ((new Date(at).getTime() - from) / span) * 100;
}

function row(activity, itinerary, scale) {
  const conflict = itinerary.modifications.find(
    (m) => m.targetId === activity.assetId && !DECIDED.includes(m.state),
  );
  const relation = itinerary.relations.find((r) => r.toId === activity.assetId);
  const classes = ["activity"];
  if (conflict) {
    classes.push("conflict");
  }
  if (activity.status !== "AS_BOOKED") {
    classes.push("late");
  }
  return make(
    "div",
    { class: classes.join(" "), "data-asset": activity.assetId },
    make("strong", {}, activity.title),
    make("span", { class: "quiet" }, ` ${activity.reservationNumber} · ${status(activity)}`),
    make(
      "div",
      { class: "track" },
      bar("booked", activity.booked, scale),
      activity.status === "CANCELLED" ? null : bar("expected", activity.expected, scale),
    ),
    make("p", { class: "quiet" }, times(activity)),
    relation ? make("p", { class: "quiet relation" }, describe(relation, itinerary)) : null,
    conflict
      ? make("p", { class: "conflict-text" }, `Conflict: ${REASONS[conflict.reason] ?? conflict.reason}`)
      : null,
  );
}

function bar(kind, range, scale) {
  const left = scale(range.start.at);
  const width = scale(range.end.at) - left;
  const element = make("div", { class: `bar ${kind}` });
  element.style.left = `${left}%`;
  element.style.width = `${width}%`;
  return element;
}

function status(activity) {
  const severity = activity.severity ? ` (${activity.severity.toLowerCase().replaceAll("_", " ")})` : "";
  return activity.status.toLowerCase().replaceAll("_", " ") + severity;
}

function times(activity) {
  const { start, end } = activity.expected;
  return `${when(start.at, start.zone)} ${start.place} – ${when(end.at, end.zone)} ${end.place}`;
}

function describe(relation, itinerary) {
  const from = itinerary.activities.find((a) => a.assetId === relation.fromId);
  const type = relation.type.toLowerCase().replaceAll("_", " ");
  return `${from?.title ?? relation.fromId} ${type} this; slack as booked ${minutes(relation.slack)}, needed ${minutes(relation.buffer)}`;
}

function minutes(duration) {
  return duration.replace(/^(-?)PT/, "$1").toLowerCase();
}

/** What may have to change, with the options; {@code propose} recommends one to the customer. */
export function changes(itinerary, propose) {
  if (!itinerary.modifications.length) {
    return [make("p", {}, "Nothing has to change.")];
  }
  return itinerary.modifications.map((m) => change(m, itinerary, propose));
}

function change(modification, itinerary, propose) {
  const target = itinerary.activities.find((a) => a.assetId === modification.targetId);
  const zone = target?.booked.start.zone;
  return make(
    "div",
    { class: "modification", "data-state": modification.state },
    make("strong", {}, target?.title ?? modification.targetId),
    " ",
    make("span", { class: `state ${modification.state}` }, modification.state.replaceAll("_", " ")),
    modification.needsAgent
      ? make("p", { class: "conflict-text" }, modification.needsAgent.toLowerCase().replaceAll("_", " "))
      : null,
    modification.confirmation ? make("p", {}, confirmed(modification.confirmation, zone)) : null,
    modification.options.length
      ? make("ul", {}, ...modification.options.map((o) => optionRow(o, zone, propose)))
      : null,
  );
}

function optionRow(option, zone, propose) {
  return make(
    "li",
    {},
    make(
      "span",
      {},
      make("strong", {}, optionTitle(option)),
      make("br"),
      make("span", { class: "quiet" }, optionDetails(option, zone)),
    ),
    propose
      ? make("button", { onclick: () => propose(option) }, "Propose")
      : null,
  );
}

function confirmed(confirmation, zone) {
  if (confirmation.cancelled) {
    return `The vendor cancelled it, reference ${confirmation.vendorReference}`;
  }
  const waits = confirmation.latestStart ? `, waits until ${when(confirmation.latestStart, zone)}` : "";
  return `The vendor confirmed ${when(confirmation.start, zone)} to ${when(confirmation.end, zone)}${waits}, reference ${confirmation.vendorReference}`;
}
