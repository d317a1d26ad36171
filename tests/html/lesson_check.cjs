// Opens an exported lesson in headless Chromium with the network off and checks it:
//   NODE_PATH=…/node_modules node lesson_check.cjs FILE.html [PICTURE.png]
// Needs the npm packages puppeteer-core and axe-core, for tests only.
const puppeteer = require("puppeteer-core");
const axe = require("axe-core");

(async () => {
  const [file, picture] = process.argv.slice(2);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
  });
  const page = await browser.newPage();
  const faults = [];
  let requests = 0;
  page.on("request", (r) => { if (!/^(data|file):/.test(r.url())) ++requests; });
  page.on("pageerror", (e) => faults.push("script: " + e.message));
  await page.setOfflineMode(true);
  await page.setViewport({ width: 1280, height: 800 });
  await page.setBypassCSP(true);  // For axe alone: it is a script of ours.
  await page.goto("file://" + require("path").resolve(file));
  const state = () => page.evaluate(() => ({
    src: document.getElementById("map").src.slice(-400),
    alt: document.getElementById("map").alt,
    value: document.getElementById("slider").getAttribute("aria-valuetext"),
    broken: [...document.images].filter((i) => i.complete && i.naturalWidth === 0).length,
    images: document.images.length,
  }));
  const before = await state();
  await page.focus("#slider");
  await page.keyboard.press("ArrowRight");
  const after = await state();
  if (before.src === after.src || before.value === after.value) faults.push("the slider does nothing");
  if (!after.alt) faults.push("the map is not described");
  if (after.broken > 0) faults.push(after.broken + " pictures do not open");
  const opened = await page.evaluate(() => {
    const all = [...document.querySelectorAll("details")];
    return all.length === 0 || all.every((d) => !d.open);
  });
  if (!opened) faults.push("an answer is open from the start");
  await page.evaluate(axe.source);
  const result = await page.evaluate(() => axe.run());
  for (const v of result.violations) faults.push("axe: " + v.id + ": " + v.help + " " + v.nodes[0].html.slice(0, 120));
  if (requests > 0) faults.push(requests + " requests");
  if (picture) await page.screenshot({ path: picture });
  if (process.argv[4]) {
    await page.evaluate(() => document.getElementById("step-2").scrollIntoView());
    await page.screenshot({ path: process.argv[4] });
  }
  await browser.close();
  console.log(`${after.images} pictures, ${result.passes.length} rules passed, ${faults.length} faults`);
  for (const f of faults) console.log("  " + f);
  process.exit(faults.length ? 1 : 0);
})().catch((e) => { console.error(e); process.exit(1); });
