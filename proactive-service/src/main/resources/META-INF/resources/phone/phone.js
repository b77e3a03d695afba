import { call, command, explain, follow, lower, make, optionCard, pause, Talk, when } from "../shared/centre.js";
import { signedIn } from "../shared/sign-in.js";
import { badgeOf, conflictOf, inOrder, lookOf } from "../shared/trip.js";

const $ = (id) => document.getElementById(id);

/** The messages by id, the trip, the session, and what the agent has suggested in it. */
const state = {
  user: null,
  messages: new Map(),
  itinerary: { activities: [], relations: [], modifications: [] },
  session: null,
  talk: null,
  proposed: new Set(),
};

signedIn((user) => {
  state.user = user;
  $("user").textContent = user;
  $("ask").addEventListener("click", () => attempt(askAboutOffer));
  $("leave").addEventListener("click", () => attempt(leave));
  $("say").addEventListener("submit", say);
  attempt(learn);
  attempt(showDevices);
  follow(path("/messages/stream"), received, (up) => {
    $("connection").textContent = up ? "connected" : "connecting";
  }).catch((e) => {
    $("problem").textContent = explain(e);
  });
});

function path(rest) {
  return `/v1/users/${encodeURIComponent(state.user)}${rest}`;
}

async function attempt(what) {
  $("problem").textContent = "";
  try {
    await what();
  } catch (e) {
    $("problem").textContent = explain(e);
  }
}

function received(message) {
  state.messages.set(message.id, message);
  const before = state.messages.get(message.supersedes);
  if (before) {
    before.superseded = true;
  }
  call("PUT", path(`/messages/${message.id}/delivery`), { state: "READ" }).catch(() => {});
  attempt(learn);
}

/** The trip as it is now. */
async function learn() {
  state.itinerary = await call("GET", path("/itinerary"));
  showTrip();
  showInbox();
}

function showTrip() {
  const stops = inOrder(state.itinerary).map(stop);
  $("trip").replaceChildren(
    ...(stops.length ? stops : [make("li", { class: "quiet" }, "Nothing is booked.")]),
  );
}

function stop(activity) {
  const conflict = conflictOf(state.itinerary, activity);
  const [text, kind] = badgeOf(state.itinerary, activity);
  const { booked, expected } = activity;
  const moved = booked.start.at !== expected.start.at;
  return make(
    "li",
    { class: `stop ${lookOf(state.itinerary, activity)}`, "data-asset": activity.assetId },
    make(
      "div",
      {},
      make("div", { class: "title" }, make("strong", {}, activity.title), make("span", { class: `badge ${kind}` }, text)),
      make(
        "p",
        { class: "quiet" },
        moved ? make("s", {}, when(booked.start.at, booked.start.zone)) : when(booked.start.at, booked.start.zone),
        " ",
        moved ? make("span", { class: "now" }, when(expected.start.at, expected.start.zone)) : null,
        ` · ${expected.start.place}`,
      ),
      conflict ? make("p", { class: "conflict-text" }, `Does not fit any more: ${conflict}`) : null,
    ),
  );
}

async function showDevices() {
  const { devices } = await call("GET", path("/devices"));
  $("devices").replaceChildren(
    ...(devices.length ? devices.map(deviceRow) : [make("li", { class: "quiet" }, "None is registered.")]),
  );
}

function deviceRow(device) {
  const name = `${device.manufacturer} ${device.model}`;
  return make(
    "li",
    { class: "device", "data-asset": device.assetId },
    make("span", {}, make("strong", {}, name), make("br"), make("span", { class: "quiet" }, device.serialNumber)),
    make(
      "button",
      {
        disabled: isTalking(),
        "aria-label": `Ask about ${name}`,
        onclick: () => attempt(() => ask({ topic: `My ${name}`, assetId: device.assetId })),
      },
      "Ask",
    ),
  );
}

/** The last message with options that hold. */
function offer() {
  return [...state.messages.values()].filter((m) => m.kind === "OPTIONS_OFFERED" && !m.superseded).at(-1);
}

/** Newest first: what matters now is on top. */
function showInbox() {
  const cards = [...state.messages.values()].reverse().map(card);
  $("inbox").replaceChildren(
    ...(cards.length ? cards : [make("p", { class: "quiet" }, "No news is good news.")]),
  );
}

function card(message) {
  return make(
    "article",
    { class: `card message ${message.superseded ? "superseded" : ""}`, "data-kind": message.kind },
    make(
      "header",
      {},
      make("span", { class: "mark", "aria-hidden": "true" }, message.senderName[0]),
      make("span", { class: "sender" }, message.senderName),
      make("time", { class: "quiet", datetime: message.issuedAt }, time(message.issuedAt)),
    ),
    make("h3", {}, message.title),
    make("p", {}, message.text),
    message.options.length && !message.superseded ? options(message) : null,
  );
}

function time(instant) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

function options(message) {
  const open = state.session?.state === "ACTIVE";
  const zone = state.itinerary.activities.find((a) => a.assetId === message.assetId)?.booked.start.zone;
  return make(
    "ul",
    { class: "options" },
    ...message.options.map((option) =>
      optionCard(
        option,
        zone,
        open && state.proposed.has(proposal(modificationOf(message)?.id, option.optionId)),
        open
          ? make("button", { class: "main", onclick: () => attempt(() => decide(message, option)) }, "Choose")
          : null,
      ),
    ),
  );
}

/** Options are numbered for each modification. */
function proposal(modificationId, optionId) {
  return `${modificationId}/${optionId}`;
}

function modificationOf(message) {
  return state.itinerary.modifications.find((m) => m.messageId === message.id);
}

function askAboutOffer() {
  const about = offer();
  return ask(about ? { topic: about.title, messageId: about.id } : { topic: "General question" });
}

async function ask(about) {
  const session = await command("/v1/live-sessions", { ...about, channels: ["CHAT"] });
  state.session = session;
  state.proposed.clear();
  state.talk?.close();
  $("lines").replaceChildren();
  $("talk").hidden = false;
  state.talk = new Talk(session.id, { entry: heard, refused: (f) => ($("problem").textContent = f.detail) });
  watch(session.id);
  showSession();
}

async function watch(id) {
  while (state.session?.id === id && state.session.state !== "ENDED") {
    await pause(2000);
    await refresh(id);
  }
}

async function refresh(id) {
  if (state.session?.id !== id) {
    return;
  }
  try {
    const before = state.session.state;
    state.session = await call("GET", `/v1/live-sessions/${id}`);
    showSession();
    if (before !== state.session.state) {
      showInbox();
    }
  } catch (e) {
    $("problem").textContent = explain(e);
  }
}

function isTalking() {
  return Boolean(state.session) && !["ENDED", "WRAP_UP"].includes(state.session.state);
}

function showSession() {
  const session = state.session;
  const position = session.position ? `, place ${session.position} in the queue` : "";
  const agent = session.agentId && session.state === "ACTIVE" ? ` with ${session.agentId}` : "";
  $("session-state").textContent = `${session.topic} · ${lower(session.state)}${agent}${position}`;
  const talking = isTalking();
  $("ask").hidden = talking;
  $("leave").hidden = !talking;
  $("say").hidden = session.state !== "ACTIVE";
  document.querySelectorAll(".device button").forEach((b) => (b.disabled = talking));
  if (session.state === "ENDED") {
    state.talk?.close();
    state.talk = null;
  }
}

function heard(entry) {
  if (entry.kind === "PROPOSAL") {
    state.proposed.add(proposal(entry.modificationId, entry.optionId));
    showInbox();
  }
  if (entry.kind === "NOTE") {
    refresh(state.session.id);
    attempt(learn);
  }
  $("lines").append(
    make("p", { class: `line ${entry.kind} ${entry.role === "USER" ? "mine" : ""}` }, entry.text),
  );
  $("lines").scrollTop = $("lines").scrollHeight;
}

function say(event) {
  event.preventDefault();
  const input = $("say").querySelector("input");
  if (input.value.trim()) {
    state.talk.say(input.value);
    input.value = "";
  }
}

/** The decision: made here, during the session, and recorded in its transcript. */
async function decide(message, option) {
  await learn();
  const modification = modificationOf(message);
  if (!modification) {
    throw new Error("These options no longer hold.");
  }
  await command(`/v1/live-sessions/${state.session.id}/decisions`, {
    modificationId: modification.id,
    optionId: option.optionId,
  });
}

async function leave() {
  state.session = await call("POST", `/v1/live-sessions/${state.session.id}/leave`);
  showSession();
  showInbox();
}
