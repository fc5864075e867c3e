// Asks the API once a second and shows what it says. Nothing here that a user of the API could not do.

const POLL_MS = 1000;
const SPARK_POINTS = 90;
const DEADLINE_MS = 5000;

/** One glyph, colour class and word for each state of a connector. */
const STATES = {
  Available: ["○", "free"],
  Preparing: ["◔", "waiting"],
  Charging: ["⚡", "charging"],
  SuspendedEV: ["⏸", "waiting"],
  SuspendedEVSE: ["⏸", "waiting"],
  Finishing: ["◑", "waiting"],
  Reserved: ["◇", "waiting"],
  Unavailable: ["⊘", "bad"],
  Faulted: ["✕", "bad"],
};

/** Power of each running transaction over the last polls, for the small chart. */
const power = new Map();
let lastAnswer = null;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function cell(label, classes, ...children) {
  return element("td", { "data-label": label, class: classes }, ...children);
}

function age(since) {
  if (!since) return "";
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(since)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, "0")} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor(seconds / 3600) % 24} h`;
}

const kilowattHours = (wh) => (wh === null || wh === undefined ? "–" : `${(wh / 1000).toFixed(2)} kWh`);
const kilowatts = (w) => (w === null || w === undefined ? "–" : `${(w / 1000).toFixed(1)} kW`);

function sparkline(values) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "spark");
  svg.setAttribute("viewBox", "0 0 120 26");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `power over the last ${values.length} seconds`);
  if (values.length < 2) return svg;
  const top = Math.max(...values, 1);
  const points = values.map((value, i) => {
    const x = (120 * i) / (SPARK_POINTS - 1);
    return `${x.toFixed(1)},${(24 - (22 * value) / top).toFixed(1)}`;
  });
  const line = `M${points.join("L")}`;
  const end = ((120 * (values.length - 1)) / (SPARK_POINTS - 1)).toFixed(1);
  for (const [shape, kind] of [[`${line}L${end},26L0,26Z`, "area"], [line, "line"]]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shape);
    path.setAttribute("class", kind);
    svg.append(path);
  }
  return svg;
}

function chip(connector, online) {
  const [glyph, kind] = STATES[connector.status] ?? ["?", "free"];
  const error = connector.errorCode && connector.errorCode !== "NoError" ? `, ${connector.errorCode}` : "";
  const title = `connector ${connector.connectorId}: ${connector.status}${error}, for ${age(connector.since)}`
    + (online ? "" : "; the charge point is offline, so this may be old");
  return element(
    "span", { class: `chip state-${kind}${online ? "" : " stale"}`, title },
    element("span", { class: "glyph", "aria-hidden": "true" }, glyph),
    element("span", {}, `${connector.connectorId}`),
    element("span", { class: "word" }, `${connector.status}${error}`));
}

function runningRow(transaction) {
  const history = power.get(transaction.transactionId) ?? [];
  const soc = transaction.socPercent;
  return element("tr", {},
    cell(null, "id", transaction.chargePoint, element("span", { class: "sub" }, ` / ${transaction.connectorId}`)),
    cell("tag", "", transaction.idTag),
    cell("energy", "number", kilowattHours(transaction.energyWh)),
    cell("power", "number", kilowatts(transaction.powerW)),
    cell(null, "wide", sparkline(history)),
    cell("battery", "number", soc === null || soc === undefined
      ? "–"
      : element("span", {}, element("meter", { min: 0, max: 100, value: soc, "aria-label": "state of charge" }), ` ${Math.round(soc)} %`)),
    cell("for", "number", age(transaction.startedAt)),
    cell("no.", "number", `${transaction.transactionId}`));
}

function pointRow(point) {
  const connectors = point.connectors.filter((connector) => connector.connectorId > 0);
  const own = point.connectors.find((connector) => connector.connectorId === 0 && connector.status !== "Available");
  return element("tr", {},
    cell(null, "id", point.identity),
    cell(null, "", point.online
      ? element("span", {}, element("span", { class: "online" }, "● online"), element("span", { class: "sub" }, ` for ${age(point.connectedSince)}`))
      : element("span", {}, element("span", { class: "offline" }, "○ offline"),
        element("span", { class: "sub" }, point.lastSeenAt ? ` last seen ${age(point.lastSeenAt)} ago` : ""))),
    cell(null, "wide", element("div", { class: "chips" }, own ? chip(own, point.online) : null,
      ...connectors.map((connector) => chip(connector, point.online)))),
    cell(null, "wide sub", [point.vendor, point.model].filter(Boolean).join(" ") || "not booted yet",
      element("div", { class: "sub" }, point.firmwareVersion ? `firmware ${point.firmwareVersion}` : "")));
}

function endedRow(transaction) {
  const flags = transaction.flags ?? [];
  return element("tr", {},
    cell(null, "id", transaction.chargePoint, element("span", { class: "sub" }, ` / ${transaction.connectorId}`)),
    cell("tag", "", transaction.idTag),
    cell("energy", "number", kilowattHours(transaction.energyWh)),
    cell("why", "", [transaction.stopReason ?? "Local", ...flags].join(", ")),
    cell("ended", "number", `${age(transaction.stoppedAt)} ago`),
    cell("no.", "number", `${transaction.transactionId}`));
}

function fill(table, rows) {
  document.querySelector(`#${table} tbody`).replaceChildren(...rows);
  document.querySelector(`#${table}`).hidden = rows.length === 0;
  document.querySelector(`#${table}-empty`).hidden = rows.length > 0;
}

function remember(running) {
  const ids = new Set(running.map((transaction) => transaction.transactionId));
  for (const id of power.keys()) if (!ids.has(id)) power.delete(id);
  for (const transaction of running) {
    const values = power.get(transaction.transactionId) ?? [];
    values.push(transaction.powerW ?? 0);
    power.set(transaction.transactionId, values.slice(-SPARK_POINTS));
  }
}

function show(points, running, recent) {
  remember(running);
  fill("running", running.map(runningRow));
  fill("points", points.map(pointRow));
  fill("ended", recent.filter((transaction) => transaction.stoppedAt).slice(0, 10).map(endedRow));
  const bold = (value) => element("b", {}, `${value}`);
  const watts = running.reduce((sum, transaction) => sum + (transaction.powerW ?? 0), 0);
  document.querySelector("#sums").replaceChildren(
    bold(points.filter((point) => point.online).length), ` of ${points.length} charge points online · `,
    bold(running.length), " charging · ", bold(kilowatts(watts)));
}

async function get(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function poll() {
  const live = document.querySelector("#live");
  try {
    const [points, running, recent] = await Promise.all([
      get("/api/v1/charge-points?limit=200"),
      get("/api/v1/transactions?active=true&limit=200"),
      get("/api/v1/transactions?limit=50"),
    ]);
    show(points.items, running.items, recent.items);
    lastAnswer = new Date();
    live.className = "live on";
    live.textContent = "live";
  } catch {
    live.className = "live off";
    live.textContent = lastAnswer
      ? `no answer from the server since ${lastAnswer.toLocaleTimeString()}; trying again`
      : "no answer from the server; trying again";
  }
  setTimeout(poll, document.hidden ? 10 * POLL_MS : POLL_MS);
}

get("/api/v1/system").then((system) => {
  document.querySelector("#address").textContent = system.chargePointUrl;
}).catch(() => {});
poll();
