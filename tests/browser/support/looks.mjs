// Properties of a page that axe-core cannot check: text cut off when it is spaced out, the size of targets.
// `cutOff` and `small` run in the page.

/** The text spacing that WCAG 2.2, 1.4.12 lets a reader set. */
export const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Return the elements whose text is cut off, by the first characters of their text; not those for who listens. */
export const cutOff = () => {
  const clips = ({ overflowX, overflowY }) => [overflowX, overflowY].some((value) => ["hidden", "clip"].includes(value));
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, thead, textarea, select"))
    .filter((each) => clips(getComputedStyle(each)) && getComputedStyle(each).clipPath !== "inset(50%)")
    .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.textContent.trim().slice(0, 30));
};

/** Return the targets smaller than 24 pixels outside lines of text; a box counts with its label. */
export const small = () => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary");
  return [...all]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
    .filter((each) => getComputedStyle(each).display !== "inline" && !each.classList.contains("term"))
    .filter((each) => {
      const label = each.matches("input[type=radio], input[type=checkbox]") ? each.closest("label") : null;
      const { width, height, left } = (label ?? each).getBoundingClientRect();
      return left > -50 && (width < 24 || height < 24);
    })
    .map((each) => `${each.outerHTML.slice(0, 80)} ${each.getBoundingClientRect().height}`);
};
