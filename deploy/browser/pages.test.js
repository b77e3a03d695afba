// A late flight and its hotel, as the traveller's phone and the agent's desk show it.
//
// PHONE_URL, AGENT_URL      the pages; the traveller's flight has just been delayed
// PHONE_TOKEN, AGENT_TOKEN  for their sign-in forms
// CHROMIUM                  the browser's program
// SCREENSHOTS               folder for agent.png and phone.png

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const WAIT_MS_MAX = 30_000;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1200, height: 800 };

const faults = [];
let browser;
let phone;
let desk;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  phone = await open(process.env.PHONE_URL, PHONE);
  desk = await open(process.env.AGENT_URL, DESK);
  await signIn(phone, process.env.PHONE_TOKEN);
  await signIn(desk, process.env.AGENT_TOKEN);
});

after(() => browser?.close());

async function open(url, viewport) {
  const context = await browser.newContext({ viewport, locale: "en-GB" });
  context.setDefaultTimeout(WAIT_MS_MAX);
  const page = await context.newPage();
  page.on("pageerror", (e) => faults.push(String(e)));
  page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
  await page.goto(url);
  return page;
}

async function signIn(page, token) {
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const message = (kind) => phone.locator(`.message[data-kind=${kind}]:not(.superseded)`);
const said = (page, text) => page.locator("#lines .line", { hasText: text }).first();

/** The agent takes this traveller's session, which rings for this topic. */
async function take(topic) {
  const traveller = await phone.locator("#user").innerText();
  await desk
    .locator(".ringing", { hasText: topic })
    .filter({ hasText: traveller })
    .getByRole("button", { name: "Take" })
    .click();
  await phone.locator("#session-state", { hasText: "active with sam" }).waitFor();
}

async function say(page, text) {
  await page.locator("#say input").fill(text);
  await page.locator("#say").getByRole("button", { name: "Send" }).click();
}

async function screenshot(page, name) {
  await page.screenshot({ path: path.join(process.env.SCREENSHOTS, name) });
}

test("somebody who did not sign in is asked for a token, whatever the link has", async () => {
  const stranger = await open(`${process.env.PHONE_URL}#token=${process.env.PHONE_TOKEN}`, PHONE);
  await signIn(stranger, "not a token");
  await stranger.getByText("That is not a token.").waitFor();
  await stranger.context().close();
});

test("the airline tells that the flight is late", async () => {
  const first = message("ACTIVITY_CHANGED");
  await first.waitFor();
  assert.equal(await first.locator(".sender").innerText(), "Meridian Air");
  assert.match(await first.locator("h3").innerText(), /delayed by 8 h/);
});

test("the hotel offers options, and the trip shows the conflict", async () => {
  const second = message("OPTIONS_OFFERED");
  await second.waitFor();
  assert.equal(await second.locator(".sender").innerText(), "Casa Miradouro");
  assert.ok((await second.locator(".option").count()) >= 2);
  assert.equal(await second.getByRole("button", { name: "Choose" }).count(), 0);
  await phone.locator("#trip .stop.late", { hasText: "8 h late" }).waitFor();
  await phone.locator("#trip .stop.conflict", { hasText: "Does not fit any more" }).waitFor();
  await screenshot(phone, "phone.png");
});

test("traveller and agent talk in a live session", async () => {
  await phone.getByRole("button", { name: "Talk to an agent" }).click();
  await phone.locator("#session-state", { hasText: /queued, place \d/ }).waitFor();
  await desk.getByLabel("Taking sessions").check();
  await take("Casa Miradouro");
  await say(phone, "I land after two in the morning. Will the hotel wait?");
  await said(desk, "after two in the morning").waitFor();
  await say(desk, "Let me ask them for you.");
  await said(phone, "Let me ask them").waitFor();
  await desk.locator("#trip .activity.conflict", { hasText: "Conflict" }).waitFor();
});

test("the agent proposes an option", async () => {
  await desk
    .locator("#modifications .option[data-kind=LATE_ARRIVAL]")
    .getByRole("button", { name: "Propose" })
    .click();
  await phone.locator(".option.proposed[data-kind=LATE_ARRIVAL]").waitFor();
  await said(desk, "I suggest").waitFor();
  await screenshot(desk, "agent.png");
});

test("the traveller decides, and the hotel's confirmation arrives", async () => {
  await phone.locator(".option.proposed").getByRole("button", { name: "Choose" }).click();
  const third = message("ACTIVITY_RESCHEDULED");
  await third.waitFor();
  assert.equal(await third.locator(".sender").innerText(), "Support centre");
  assert.match(await third.innerText(), /confirmed.*expect you until.*reference is H/s);
  await said(desk, "I choose LATE_ARRIVAL").waitFor();
  await desk.locator("#modifications [data-state=RESCHEDULED]").waitFor();
  await phone.locator("#trip", { hasText: "rescheduled" }).waitFor();
  assert.equal(await phone.locator("#trip .conflict").count(), 0);
  assert.equal(await phone.getByRole("button", { name: "Choose" }).count(), 0);
});

test("the agent ends the session", async () => {
  await desk.getByRole("button", { name: "End talk" }).click();
  await phone.getByRole("button", { name: "Talk to an agent" }).waitFor();
  await desk.getByRole("button", { name: "Close" }).click();
  await desk.locator("#nobody").waitFor();
});

test("a live session is about a registered device", async () => {
  await phone.getByRole("button", { name: "Ask about Aurelia Audio AX-700" }).click();
  await take("My Aurelia Audio AX-700");
  await desk.locator("#devices", { hasText: "this session" }).waitFor();
  await say(phone, "It does not start any more.");
  await said(desk, "does not start any more").waitFor();
  await phone.getByRole("button", { name: "Leave" }).click();
  await desk.getByRole("button", { name: "Close" }).click();
  await desk.locator("#nobody").waitFor();
  await desk.getByLabel("Taking sessions").uncheck();
});

test("neither page reports an error", () => assert.deepEqual(faults, []));
