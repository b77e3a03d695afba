// What both pages need of the support centre: a token, REST, the message stream, a session's talk.

const KEY = "support-centre-token";

/** The bearer token, from this tab's memory. An address has none: a link would sign somebody in as another. */
export function token() {
  return sessionStorage.getItem(KEY);
}

export function useToken(text) {
  sessionStorage.setItem(KEY, text.trim());
}

export function forgetToken() {
  sessionStorage.removeItem(KEY);
}

/** The token's subject, or null for text that is not a token. Only the service verifies it. */
export function subject() {
  try {
    const payload = token().split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    return JSON.parse(atob(payload)).sub;
  } catch {
    return null;
  }
}

/** An answer that is a problem (RFC 9457). */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || `status ${status}`);
    this.status = status;
    this.code = body.code;
  }
}

/** What to show of an error; one that is not the service's answer is a fault of the page. */
export function explain(error) {
  if (!(error instanceof Problem)) {
    console.error(error);
  }
  return error.message;
}

export async function call(method, path, body, headers = {}) {
  const answer = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer ${token()}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Problem(answer.status, json || {});
  }
  return json;
}

/** A command that is done once, however often it is sent with this key. */
export function command(path, body, key = crypto.randomUUID()) {
  return call("POST", path, body, { "Idempotency-Key": key });
}

/**
 * Follows a stream of server-sent events, with the token in a header, which EventSource cannot
 * send. Goes on after the last event when the connection is lost.
 */
export async function follow(path, onEvent, onState) {
  let last = null;
  for (;;) {
    try {
      const headers = { Authorization: `Bearer ${token()}`, Accept: "text/event-stream" };
      if (last !== null) {
        headers["Last-Event-ID"] = last;
      }
      const answer = await fetch(path, { headers });
      if (!answer.ok) {
        throw new Problem(answer.status, {});
      }
      onState(true);
      for await (const event of events(answer.body)) {
        last = event.id ?? last;
        onEvent(JSON.parse(event.data));
      }
    } catch (e) {
      if (e instanceof Problem && e.status < 500) {
        throw e;
      }
    }
    onState(false);
    await pause(1000);
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).replace(/\r\n?/g, "\n").split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event.data !== "") {
        yield event;
      }
    }
  }
}

function parse(block) {
  const event = { id: undefined, data: "" };
  for (const line of block.split("\n")) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === "id") {
      event.id = value;
    } else if (field === "data") {
      event.data += (event.data && "\n") + value;
    }
  }
  return event;
}

/** The WebSocket of a session; opened again when it is lost, for as long as the page wants it. */
export class Talk {
  #socket = null;
  #closed = false;
  #seen = 0;

  constructor(session, handlers) {
    this.session = session;
    this.handlers = handlers;
    this.#open();
  }

  say(text) {
    this.#send({ type: "text", text });
  }

  propose(modificationId, optionId, text) {
    this.#send({ type: "proposal", modificationId, optionId, text });
  }

  close() {
    this.#closed = true;
    this.#socket.close();
  }

  #send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  #open() {
    const url = new URL(`/v1/live-sessions/${this.session}/chat`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const carrier = encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token()}`);
    this.#socket = new WebSocket(url, ["bearer-token-carrier", carrier]);
    this.#socket.onmessage = (message) => this.#take(JSON.parse(message.data));
    this.#socket.onclose = async () => {
      if (!this.#closed) {
        await pause(1000);
        this.#open();
      }
    };
  }

  #take(frame) {
    if (frame.type === "entry" && frame.entry.number > this.#seen) {
      this.#seen = frame.entry.number;
      this.handlers.entry(frame.entry);
    } else if (frame.type === "refused") {
      this.handlers.refused(frame);
    }
  }
}

/** An element with attributes and children; text goes in as text, never as markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function money(amount, signDisplay) {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency: amount.currency })
    .resolvedOptions().maximumFractionDigits;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency: amount.currency,
    signDisplay,
  }).format(amount.amountMinor / 10 ** digits);
}

const KINDS = {
  LATE_ARRIVAL: "Arrive late, they wait for you",
  SHIFT_DATES: "Move to other dates",
  SHORTEN: "Shorten the stay",
  CANCEL: "Cancel the booking",
  KEEP: "Keep it as booked",
};

export function optionTitle(option) {
  return KINDS[option.kind] ?? option.kind;
}

/** The times that an option leads to, as the clocks at the place show them. */
export function optionTimes(option, zone) {
  return option.start ? `${when(option.start, zone)} to ${when(option.end, zone)}` : "";
}

/** What the customer pays or gets back for an option. */
export function optionPrice(option) {
  const parts = [];
  if (option.priceDifference?.amountMinor) {
    parts.push(money(option.priceDifference, "exceptZero"));
  }
  if (option.fee?.amountMinor) {
    parts.push(`${money(option.fee, "auto")} fee`);
  }
  return parts.join(", ") || "no charge";
}

/** An option as a card; {@code button} may be null. */
export function optionCard(option, zone, proposed, button) {
  return make(
    "li",
    { class: `option ${proposed ? "proposed" : ""}`, "data-kind": option.kind },
    make("strong", {}, optionTitle(option)),
    make("span", { class: "price" }, optionPrice(option)),
    make("span", { class: "quiet" }, optionTimes(option, zone)),
    proposed ? make("span", { class: "badge good" }, "suggested by the agent") : null,
    button,
  );
}

export function when(instant, zone) {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
}

export function lower(code) {
  return code.toLowerCase().replaceAll("_", " ");
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
