// Read all that a page shows of what this browser keeps, to compare it with what was captured.

/** The names of the controls that belong to an assessment. */
const OF_ASSESSMENT =
  /^(assessment-name|class|phase|(service|fact|answer|reason|note|evidence|exception):.+)$/;

/** Return the controls of the open assessment that are not blank, by name. A select is read by its words. */
async function controls(page) {
  const all = await page.evaluate(() => {
    const named = [...document.querySelectorAll("main :is(input, select, textarea)[name]")];
    return named.map((control) => {
      if (control.type === "radio") return [control.name, control.checked ? control.value : ""];
      if (control.tagName === "SELECT") return [control.name, control.selectedOptions[0]?.textContent ?? ""];
      return [control.name, control.value];
    });
  });
  return Object.fromEntries(all.filter(([name, text]) => text !== "" && OF_ASSESSMENT.test(name)));
}

/** Return the open assessment of a form: controls, proposals, verdict, statuses, and the answer file. */
export async function assessment(form) {
  await form.settled();
  const requirements = form.page.locator("[data-requirement]");
  const statuses = await requirements.evaluateAll((all) =>
    all.map(({ dataset }) => [dataset.requirement, dataset.status]),
  );
  const proposals = form.page.locator("[data-requirement] .proposal");
  return {
    controls: await controls(form.page),
    proposals: (await proposals.allInnerTexts()).map(words),
    exceptions: await form.page.locator(".exceptions ul > li").count(),
    verdict: await form.verdict(),
    statuses: Object.fromEntries(statuses),
    answers: await form.export("answers"),
  };
}

/** Return the list of assessments, by their names. */
export async function shelf(form) {
  await form.menu();
  const details = form.page.locator("details.shelf");
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  return form.page.locator('[data-part="shelf"] li b').allInnerTexts();
}

/** Open an assessment by its name in the list; if it is open, it stays open. */
export async function openByName(form, name) {
  await shelf(form);
  const button = form.page.getByRole("button", { name: `「${name}」を開く`, exact: true });
  if ((await button.count()) > 0) await button.click();
  await form.settled();
}

/** Return all entries of a ledger: their names, their fields, and the files that they make. */
export async function ledgerEntries(ledger) {
  const { names } = await ledger.entries();
  const entries = [];
  for (const [place, name] of names.entries()) {
    await ledger.page.locator(`[data-entry="${place}"]`).click();
    const ofClass = await ledger.class().inputValue();
    // Without a class there is no table to save.
    const csv = ofClass === "" ? null : await ledger.export("csv");
    entries.push({ name, class: ofClass, fields: await ledger.entered(), csv });
  }
  return { entries, json: await ledger.export("json") };
}

/** Return the record of a training: its words, and the CSV with this name and date. */
export async function trainingRecord(training) {
  const { page } = training;
  const record = words(await training.record().innerText());
  await page.locator('[data-field="name"]').fill("研修 花子");
  await page.locator('[data-field="date"]').fill("2026-11-21");
  return { record, csv: await training.export() };
}

/** Return what the reader has set for the reading pages: class and role, marks, and the key `/`. */
export async function readingSettings(page, site) {
  const settings = {};
  for (const path of ["kitakyushu/3/", "shunan/3/"]) {
    await page.goto(site + path);
    settings[path] = {
      chosen: await page.locator(".situation [data-chosen]").textContent(),
      selects: await page.locator(".situation select").evaluateAll((all) => all.map(({ value }) => value)),
      marks: await page.locator(".applies").count(),
    };
  }
  await page.goto(`${site}accessibility/`);
  settings.shortcut = await page.locator("[data-shortcut]").isChecked();
  return settings;
}

/** Return the words of several lines as one line. */
export const words = (text) => text.replace(/\s+/g, " ").trim();

/** Return everything stored, with `{base}` for the site's path in the keys. */
export function stored(page, base) {
  return page.evaluate((base) => {
    const plain = (storage) =>
      Object.fromEntries(
        Object.entries({ ...storage })
          .map(([key, text]) => [key.replace(`kijun:${base}:`, "kijun:{base}:"), text])
          .sort(),
      );
    return { localStorage: plain(localStorage), sessionStorage: plain(sessionStorage) };
  }, base);
}
