import {
  call,
  command,
  follow,
  make,
  optionDetails,
  optionTitle,
  pause,
  Talk,
} from "../shared/centre.js";
import { signedIn } from "../shared/sign-in.js";

const $ = (id) => document.getElementById(id);

/** The messages by id, the session, and what follows from both. */
const state = {
  user: null,
  messages: new Map(),
  zones: new Map(),
  session: null,
  talk: null,
  proposed: new Set(),
};

signedIn((user) => {
  state.user = user;
  $("user").textContent = user;
  $("ask").addEventListener("click", () => attempt(ask));
  $("leave").addEventListener("click", () => attempt(leave));
  $("say").addEventListener("submit", say);
  follow(`/v1/users/${encodeURIComponent(user)}/messages/stream`, received, (up) => {
    $("connection").textContent = up ? "connected" : "connecting";
  }).catch((e) => {
    $("problem").textContent = e.message;
  });
});

async function attempt(what) {
  $("problem").textContent = "";
  try {
    await what();
  } catch (e) {
    $("problem").textContent = e.message;
  }
}

function received(message) {
  state.messages.set(message.id, message);
  const before = state.messages.get(message.supersedes);
  if (before) {
    before.superseded = true;
  }
  call("PUT", `/v1/users/${encodeURIComponent(state.user)}/messages/${message.id}/delivery`, {
    state: "READ",
  }).catch(() => {});
  showInbox();
  if (message.options.length && !state.zones.has(message.assetId)) {
    attempt(learnZones);
  }
}

/** Times are shown as the clocks at the place show them. */
async function learnZones() {
  for (const activity of (await itinerary()).activities) {
    state.zones.set(activity.assetId, activity.booked.start.zone);
  }
  showInbox();
}

function itinerary() {
  return call("GET", `/v1/users/${encodeURIComponent(state.user)}/itinerary`);
}

/** The last message with options that hold. */
function offer() {
  return [...state.messages.values()]
    .filter((m) => m.kind === "OPTIONS_OFFERED" && !m.superseded)
    .at(-1);
}

function showInbox() {
  const inbox = $("inbox");
  inbox.replaceChildren(...[...state.messages.values()].map(card));
  inbox.scrollTop = inbox.scrollHeight;
}

function card(message) {
  return make(
    "article",
    { class: `card message ${message.superseded ? "superseded" : ""}`, "data-kind": message.kind },
    make("p", { class: "sender" }, message.senderName),
    make("h3", {}, message.title),
    make("p", {}, message.text),
    message.options.length ? options(message) : null,
  );
}

function options(message) {
  const open = !message.superseded && state.session?.state === "ACTIVE";
  return make(
    "ul",
    { class: "options" },
    ...message.options.map((option) =>
      make(
        "li",
        { class: state.proposed.has(option.optionId) && open ? "proposed" : "" },
        make("strong", {}, optionTitle(option)),
        make("span", { class: "quiet" }, optionDetails(option, state.zones.get(message.assetId))),
        open
          ? make(
              "button",
              { class: "main", onclick: () => attempt(() => decide(message, option)) },
              "Choose",
            )
          : null,
      ),
    ),
  );
}

async function ask() {
  const about = offer();
  const session = await command("/v1/live-sessions", {
    topic: about ? about.title : "General question",
    ...(about ? { messageId: about.id } : {}),
    channels: ["CHAT"],
  });
  state.session = session;
  state.proposed.clear();
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
    state.session = await call("GET", `/v1/live-sessions/${id}`);
    showSession();
    showInbox();
  } catch (e) {
    $("problem").textContent = e.message;
  }
}

function showSession() {
  const session = state.session;
  const position = session.position ? `, place ${session.position} in the queue` : "";
  const agent = session.agentId && session.state === "ACTIVE" ? ` with ${session.agentId}` : "";
  $("session-state").textContent = `Live session: ${session.state.toLowerCase()}${agent}${position}`;
  const over = session.state === "ENDED" || session.state === "WRAP_UP";
  $("ask").hidden = !over;
  $("leave").hidden = over;
  $("say").hidden = session.state !== "ACTIVE";
  if (session.state === "ENDED") {
    state.talk?.close();
    state.talk = null;
  }
}

function heard(entry) {
  if (entry.kind === "PROPOSAL") {
    state.proposed.add(entry.optionId);
    showInbox();
  }
  if (entry.kind === "NOTE") {
    refresh(state.session.id);
  }
  $("lines").append(
    make(
      "p",
      { class: `line ${entry.kind} ${entry.role === "USER" ? "mine" : ""}` },
      entry.text,
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

/** The decision: made here, during the session, and recorded in its transcript. */
async function decide(message, option) {
  const { modifications } = await itinerary();
  const modification = modifications.find((m) => m.messageId === message.id);
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
