import { call, make, optionTitle, Talk } from "../shared/centre.js";
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
    $("problem").textContent = e.message;
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
  $("mine").replaceChildren(...desk.sessions.map(mine));
  $("queue").replaceChildren(...desk.queue.map(waiting));
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

function mine(session) {
  const ringing = session.state === "OFFERED";
  const classes = ["card", ringing ? "ringing" : "", session.id === state.session?.id ? "selected" : ""];
  return make(
    "div",
    { class: classes.join(" "), "data-session": session.id },
    make("strong", {}, session.topic),
    make("p", { class: "quiet" }, `${session.userId} · ${session.state.toLowerCase()}`),
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
  const asset = session.assetId ? ` · about ${session.assetId}` : "";
  $("about").textContent = `${session.userId}${asset} · ${session.channels.join(", ").toLowerCase()}`;
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
  const [itinerary, inbox] = await Promise.all([
    call("GET", `/v1/users/${user}/itinerary`),
    call("GET", `/v1/users/${user}/messages`),
  ]);
  const propose = state.session?.state === "ACTIVE" ? suggest : null;
  $("trip").replaceChildren(...timeline(itinerary));
  $("modifications").replaceChildren(...changes(itinerary, propose));
  $("messages").replaceChildren(
    ...inbox.messages.map((m) =>
      make(
        "p",
        {},
        `${m.senderName}: ${m.title} · ${m.superseded ? "superseded" : m.delivery.toLowerCase()}`,
      ),
    ),
  );
}

function suggest(option) {
  state.talk.propose(option.optionId, `I suggest: ${optionTitle(option)}. Choose it on your phone if you agree.`);
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
