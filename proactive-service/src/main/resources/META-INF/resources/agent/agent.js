import { call, explain, lower, make, optionTitle, Talk } from "../shared/centre.js";
import { signedIn } from "../shared/sign-in.js";
import { changes, timeline } from "./trip.js";

const HEARTBEAT_MS = 1500;
const CAPACITY = 3;
const $ = (id) => document.getElementById(id);

const state = { desk: null, session: null, talk: null };

signedIn((agent) => {
  $("agent").textContent = agent;
  $("available").addEventListener("change", () => attempt(setAvailable));
  $("say").addEventListener("submit", say);
  $("end").addEventListener("click", () => attempt(() => act(state.session, "end")));
  $("close").addEventListener("click", () => attempt(() => act(state.session, "close")));
  beat();
  setInterval(beat, HEARTBEAT_MS);
});

async function attempt(what) {
  try {
    await what();
    $("problem").textContent = "";
  } catch (e) {
    $("problem").textContent = explain(e);
  }
}

/** Says that the agent is there, and shows what lies on the desk. */
function beat() {
  attempt(async () => {
    show(await call("POST", "/v1/agents/me/heartbeat"));
    await showCustomer();
  });
}

async function setAvailable() {
  show(await call("PUT", "/v1/agents/me", { available: $("available").checked, capacity: CAPACITY }));
}

async function act(session, action) {
  const changed = await call("POST", `/v1/live-sessions/${session.id}/${action}`);
  if (action === "accept") {
    open(changed);
  }
  show(await call("POST", "/v1/agents/me/heartbeat"));
}

function show(desk) {
  state.desk = desk;
  $("available").checked = desk.available;
  put("mine", desk.sessions.map(mine), "You have no sessions.");
  put("queue", desk.queue.map(waiting), "Nobody is waiting.");
  const current = desk.sessions.find((s) => s.id === state.session?.id);
  if (state.session) {
    current ? update(current) : dismiss();
  } else {
    const active = desk.sessions.find((s) => s.state === "ACTIVE");
    if (active) {
      open(active);
    }
  }
}

/** Replaces what is shown only when it has changed: the focus stays where it is. */
function put(id, cards, otherwise) {
  const element = $(id);
  const shown = make(
    "div",
    {},
    ...(cards.length ? cards : [make("p", { class: "quiet none" }, otherwise)]),
  );
  if (element.firstElementChild?.outerHTML !== shown.outerHTML) {
    element.replaceChildren(shown);
  }
}

function mine(session) {
  const ringing = session.state === "OFFERED";
  const classes = ["card", ringing ? "ringing" : "", session.id === state.session?.id ? "selected" : ""];
  return make(
    "div",
    { class: classes.join(" "), "data-session": session.id },
    make("strong", {}, session.topic),
    make("p", { class: "quiet" }, `${session.userId} · ${lower(session.state)}`),
    make(
      "div",
      { class: "buttons" },
      ...(ringing
        ? [
            make("button", { class: "main", onclick: () => attempt(() => act(session, "accept")) }, "Take"),
            make("button", { onclick: () => attempt(() => act(session, "decline")) }, "Decline"),
          ]
        : [make("button", { onclick: () => open(session) }, "Open")]),
    ),
  );
}

function waiting(session) {
  return make(
    "div",
    { class: "card" },
    make("strong", {}, session.topic),
    make("p", { class: "quiet" }, `${session.position}. ${session.userId}`),
  );
}

function open(session) {
  if (session.id === state.session?.id) {
    return;
  }
  dismiss();
  state.session = session;
  $("lines").replaceChildren();
  state.talk = new Talk(session.id, {
    entry: heard,
    refused: (frame) => ($("problem").textContent = frame.detail),
  });
  update(session);
  attempt(showCustomer);
}

function update(session) {
  state.session = session;
  $("nobody").hidden = true;
  $("open-session").hidden = false;
  $("topic").textContent = session.topic;
  $("about").textContent = `${session.userId} · ${lower(session.channels.join(", "))}`;
  $("end").disabled = session.state !== "ACTIVE";
  $("close").disabled = session.state !== "WRAP_UP";
  $("say").hidden = session.state !== "ACTIVE";
}

function dismiss() {
  state.talk?.close();
  state.talk = null;
  state.session = null;
  $("nobody").hidden = false;
  $("open-session").hidden = true;
}

async function showCustomer() {
  if (!state.session) {
    return;
  }
  const user = encodeURIComponent(state.session.userId);
  const [itinerary, inbox, { devices }] = await Promise.all([
    call("GET", `/v1/users/${user}/itinerary`),
    call("GET", `/v1/users/${user}/messages`),
    call("GET", `/v1/users/${user}/devices`),
  ]);
  const propose = state.session?.state === "ACTIVE" ? suggest : null;
  put("trip", timeline(itinerary));
  put("modifications", changes(itinerary, propose));
  put("devices", devices.map(device), "None registered.");
  put("messages", inbox.messages.map(message), "None yet.");
}

function device(device) {
  const about = device.assetId === state.session?.assetId;
  return make(
    "p",
    {},
    `${device.manufacturer} ${device.model} · ${device.serialNumber} `,
    about ? make("span", { class: "badge good" }, "this session") : null,
  );
}

function message(message) {
  return make(
    "p",
    {},
    make("span", {}, make("strong", {}, message.senderName), ` ${message.title}`),
    make("span", { class: "badge" }, message.superseded ? "superseded" : lower(message.delivery)),
  );
}

function suggest(modification, option) {
  state.talk.propose(modification.id, option.optionId, `I suggest: ${optionTitle(option)}. Choose it on your phone if you agree.`);
}

function heard(entry) {
  const author = entry.author && entry.kind !== "NOTE" ? `${entry.author}: ` : "";
  $("lines").append(
    make(
      "p",
      { class: `line ${entry.kind} ${entry.role === "AGENT" ? "mine" : ""}` },
      author + entry.text,
    ),
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
