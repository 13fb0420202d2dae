/**
 * Return the assessment of an answer file, as JSON on one line: the bytes of
 * `kijun evaluate --format json`, without the line break. `JSON.parse` makes an {@link Assessment} of it.
 *
 * @param rules The rules of one checklist: a module of `@kijun/engine/rules/`, or what
 *   `kijun list --rules <checklist>` of the same version prints, as text or parsed.
 * @param answers The answer file (`kijun-answers/1`): its text, its bytes, or the parsed object.
 * @throws Error if the rules or the answers cannot be used. Its message says in Japanese what is wrong, in
 *   which line, and what to do. TypeError if an argument is of no such type.
 */
export function evaluate(
  rules: string | object,
  answers: string | Uint8Array | ArrayBuffer | object,
): string;

/** The assessment of an answer file. Later versions may add fields. */
export interface Assessment {
  schema: "kijun-assessment/1";
  checklist: string;
  edition: string;
  class: string;
  verdict: Settled | "undetermined";
  /** The verdict if every missing answer were "met". */
  best: Settled;
  /** The verdict if every missing answer were "unmet". */
  worst: Settled;
  out_of_scope_reason: string | null;
  requirements: { id: string; status: Status; party?: "provider" | "municipality" }[];
  clauses: Clause[];
  /** The missing answers that still decide. */
  decisive: string[];
  /** The least that must change; null where nothing helps, and out of scope. */
  remedies: { all: string[]; one_of: Group[] } | null;
  diagnostics: Diagnostic[];
  digest: { rules: string; answers: string };
}

export type Settled =
  | "conforming"
  | "conforming_with_advisories"
  | "approval_required"
  | "nonconforming"
  | "out_of_scope";

export type Status =
  | "not_required"
  | "unavailable"
  | "met"
  | "unanswered"
  | "pending"
  | "nonconforming"
  | "approval_required"
  | "advisory"
  | "note"
  | "substituted";

export type Severity = "note" | "advisory" | "approval_required" | "nonconforming";

export interface Clause {
  any_of: string[];
  /** The number of requirements that must be met; 1 where it is missing. */
  at_least?: number;
  thresholds?: Record<string, Thresholds>;
  severity: Severity;
  effective: Severity;
  state: "satisfied" | "violated" | "open";
  /** The place and the words in the document from which the clause was read. */
  source: string;
  quote: string;
}

export interface Thresholds {
  at_least?: string;
  at_most?: string;
  not_before?: string;
  not_after?: string;
  one_of?: string[];
}

/** Sets of which one is to be met, or, if there are many, the clauses that they are made of. */
export type Group = string[][] | { each_of: (string[] | { at_least: number; of: string[] })[] };

export interface Diagnostic {
  /** The kind; later versions may know more. */
  code: string;
  requirement: string | null;
  fact?: string;
  clause?: unknown;
  message: string;
}
