// Notices that a page shows: every one is an element of its own.

/** Mark the notices that stand in an area now, so that a later one can be told from them. */
export const markSeen = (area) =>
  area.evaluate((area) => area.querySelectorAll(".notice").forEach((notice) => (notice.dataset.seen = "")));

/** The notices that came after that. */
export const UNSEEN = ".notice:not([data-seen])";
