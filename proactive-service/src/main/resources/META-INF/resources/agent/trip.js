import { lower, make, optionCard, optionTimes, when } from "../shared/centre.js";
import { badgeOf, conflictOf, inOrder, lookOf } from "../shared/trip.js";

const DAY_MS = 24 * 3600 * 1000;
const DAYS_SHOWN_MAX = 6;

/** The trip on one time line: what is booked dashed, what is expected filled, conflicts in red. */
export function timeline(itinerary) {
  if (!itinerary.activities.length) {
    return [make("p", { class: "quiet" }, "Nothing is booked.")];
  }
  const range = rangeOf(itinerary.activities);
  return [days(range), ...inOrder(itinerary).map((activity) => row(activity, itinerary, range))];
}

/** From the beginning of the first activity to the end of the last, whichever is later. */
function rangeOf(activities) {
  const times = activities.flatMap((a) =>
    [a.booked, a.expected].flatMap((t) => [t.start.at, t.end.at]).map((at) => new Date(at).getTime()),
  );
  const from = Math.min(...times);
  const span = Math.max(...times) - from || 1;
  return { from, span, zone: activities[0].booked.start.zone, at: (t) => ((new Date(t).getTime() - from) / span) * 100 };
}

/** Where its days begin. */
function days({ from, span, zone, at }) {
  const scale = make("div", { class: "days", "aria-hidden": "true" });
  const step = Math.ceil(span / DAY_MS / DAYS_SHOWN_MAX) * DAY_MS;
  for (let t = from; t < from + span * 0.9; t += step) {
    const day = make("span", {}, dayOf(t, zone));
    day.style.left = `${at(t)}%`;
    scale.append(day);
  }
  return scale;
}

function dayOf(t, zone) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", day: "numeric" }).format(t);
}

function row(activity, itinerary, range) {
  const conflict = conflictOf(itinerary, activity);
  const relation = itinerary.relations.find((r) => r.toId === activity.assetId);
  const [text, kind] = badgeOf(itinerary, activity);
  return make(
    "div",
    { class: `activity ${lookOf(itinerary, activity)}`, "data-asset": activity.assetId },
    make(
      "div",
      { class: "title" },
      make("span", {}, make("strong", {}, activity.title), make("span", { class: "quiet" }, ` ${activity.reservationNumber}`)),
      make("span", { class: `badge ${kind}` }, text),
    ),
    make(
      "div",
      { class: "track" },
      activity.status === "CANCELLED" ? null : bar("expected", activity.expected, range),
      bar("booked", activity.booked, range),
    ),
    make("p", { class: "quiet" }, times(activity)),
    relation ? make("p", { class: "quiet relation" }, describe(relation, itinerary)) : null,
    conflict ? make("p", { class: "conflict-text" }, `Conflict: ${conflict}`) : null,
  );
}

function bar(kind, { start, end }, { at }) {
  const element = make("div", { class: `bar ${kind}` });
  element.style.left = `${at(start.at)}%`;
  element.style.width = `${at(end.at) - at(start.at)}%`;
  return element;
}

function times(activity) {
  const { start, end } = activity.expected;
  return `${when(start.at, start.zone)} ${start.place} – ${when(end.at, end.zone)} ${end.place}`;
}

function describe(relation, itinerary) {
  const from = itinerary.activities.find((a) => a.assetId === relation.fromId);
  return `${from?.title ?? relation.fromId} ${lower(relation.type)} this; booked with ${time(relation.slack)}, ${time(relation.buffer)} needed`;
}

/** An ISO 8601 duration in words: PT28H50M is 28 h 50 min. */
function time(duration) {
  return duration
    .replace("PT", "")
    .replace(/(\d+)H/, "$1 h ")
    .replace(/(\d+)M/, "$1 min ")
    .replace(/(\d+)S/, "$1 s")
    .trim();
}

/** What may have to change, with the options; {@code propose} recommends one to the customer. */
export function changes(itinerary, propose) {
  if (!itinerary.modifications.length) {
    return [make("p", { class: "quiet" }, "Nothing has to change.")];
  }
  return itinerary.modifications.map((m) => change(m, itinerary, propose));
}

const LOOKS = { RESCHEDULED: "good", KEPT: "good", OUTCOME_UNKNOWN: "warn", NEEDS_AGENT: "warn", OFFERED: "late" };

function change(modification, itinerary, propose) {
  const target = itinerary.activities.find((a) => a.assetId === modification.targetId);
  const zone = target?.booked.start.zone;
  return make(
    "div",
    { class: "modification", "data-state": modification.state },
    make(
      "div",
      { class: "title" },
      make("strong", {}, target?.title ?? modification.targetId),
      make("span", { class: `badge ${LOOKS[modification.state] ?? ""}` }, lower(modification.state)),
    ),
    modification.needsAgent ? make("p", { class: "conflict-text" }, lower(modification.needsAgent)) : null,
    modification.confirmation ? make("p", { class: "quiet" }, confirmed(modification.confirmation, zone)) : null,
    modification.options.length
      ? make("ul", { class: "options" }, ...modification.options.map((o) => optionCard(o, zone, false, proposeButton(modification, o, propose))))
      : null,
  );
}

function proposeButton(modification, option, propose) {
  return propose ? make("button", { onclick: () => propose(modification, option) }, "Propose") : null;
}

function confirmed(confirmation, zone) {
  if (confirmation.cancelled) {
    return `The vendor cancelled it, reference ${confirmation.vendorReference}`;
  }
  const waits = confirmation.latestStart ? `, waits until ${when(confirmation.latestStart, zone)}` : "";
  return `The vendor confirmed ${optionTimes(confirmation, zone)}${waits}, reference ${confirmation.vendorReference}`;
}
