/** What the API sends, as docs/api.md tells it; only the fields that the page reads. */

export interface Candidate {
  tier: number;
  model: string;
  quality: number;
  threshold: number;
  cost: number;
  utility: number;
  prior: number;
  learned: { quality: number; passed: number; judged: number } | null;
  fits: boolean;
  available: boolean;
  qualified: boolean;
  reason: string;
}

export interface Evidence {
  rule: string;
  words: string;
}

export interface SubTask {
  task_type: string;
  complexity: number;
  tier: number | null;
  model: string | null;
  provider: string | null;
  utility: number | null;
  quality: number | null;
  threshold: number | null;
  text: string;
  policy: string | null;
  rule: string | null;
  override: string | null;
  origin: string | null;
  complexity_parts: { base: number; size: number; structure: number; markers: { name: string; evidence: string }[] };
  candidates: Candidate[];
  words: string;
  evidence: Evidence[];
  /** What is done with a text that asks for nothing. */
  unasked?: string | null;
  problem: string | null;
  appoint: string | null;
}

export interface Attempt {
  attempt: number;
  tier: number;
  model: string;
  engine: string;
  cached: boolean;
  hidden_secrets: number;
  passed: boolean;
  reach: string | null;
  problems: { message: string; warns?: boolean }[];
  failure: string | null;
  failure_kind: string | null;
  seconds: number;
  tokens_out: number;
  cost_units: number;
}

/** How a model was asked to split a request, since the rules were unsure. */
export interface Split {
  sentence: string;
  by_model: boolean;
  attempt: Attempt | null;
}

export interface Named {
  tier: number;
  model: string;
  provider: string;
  remote: boolean;
}

export interface Answer extends SubTask {
  latency_ms: number | null;
  out_tokens: number | null;
  cost_units: number | null;
  /** What it would have cost on tier 4; 0 without an answer, and for one from the cache. */
  tier4_cost: number;
  response: string | null;
  answered_by: Named | null;
  from_cache: boolean;
  attempts: Attempt[];
  warnings: string[];
  stopped: boolean;
}

export interface Report {
  prompt: string;
  total_ms: number | null;
  merged: string | null;
  sub_tasks: Answer[];
  cost_units: number;
  /** What the answers cost that `tier4_cost` is of; a task without an answer is in neither. */
  answers_cost: number;
  tier4_cost: number;
}

/** A secret in a prompt, and what is kept in its place. */
export interface Secret {
  text: string;
  mask: string;
}

export type AskEvent =
  | { event: "routed"; sub_tasks: SubTask[]; secrets: Secret[]; split?: Split | null }
  | ({ event: "began"; at: number; attempt: number } & Named)
  | { event: "waiting"; at: number; sentence: string }
  | { event: "token"; at: number; text: string }
  | ({ event: "refused"; at: number; problems: string[] } & Named)
  | ({ event: "failover"; at: number; sentence: string } & Named)
  | { event: "answer"; at: number; answer: Answer; section: string }
  | { event: "end"; report: Report }
  | { event: "error"; detail: string };

export interface Model {
  label: string;
  tier: number;
  provider: string;
  ollama_model: string;
  cost_per_1k: number;
  max_tokens: number;
  capable_types: string[];
  quality_at_low: number;
  quality_at_high: number;
  installed: boolean | null;
  loaded: boolean | null;
  healthy: boolean | null;
  state: string;
  reason: string | null;
  remedy: string | null;
  origin: string;
  remote: boolean;
  /** What was learned of it, and whether that decides in the place of the prior. */
  learned: (Omit<LearnedRow, "model" | "tier"> & { counts: boolean })[];
}

/** What decides, and what was found of the model servers. */
export interface Routing {
  policy: string;
  learning: string;
  quality_weight: number;
  cost_weight: number;
  engine: { name: string; reachable: boolean; sentence: string; hosts: { host: string }[] };
  version: string;
}

export interface LearnedRow {
  task_type: string;
  model: string;
  tier: number | null;
  band: string;
  prior: number | null;
  learned: number | null;
  passed: number;
  judged: number;
}

export interface PassRate {
  task_type: string;
  tier: number;
  passed: number;
  judged: number;
  rate: number;
  /** Q of a typical task of the kind on this tier, as assumed; null where no model of the tier is known. */
  prior: number | null;
}

/** Figures of one quarter of an hour of the ledger; `at` is when it begins. */
export interface Slot {
  at: string;
  calls_by_tier: Record<string, number>;
  spent: number;
  answers_cost: number;
  tier4_cost: number;
  escalations: number;
  failovers: number;
}

export interface Latency {
  tier: number;
  calls: number;
  p50_ms: number;
  p95_ms: number;
  first_token_p50_ms: number | null;
  /** How long half of the calls waited for a free place at a host; null where the ledger does not tell. */
  waited_p50_ms: number | null;
}

export interface Economy {
  slots: Slot[];
  latency: Latency[];
  failing_checks: { check: string; count: number }[];
  failures: { failure: string; count: number }[];
  escalations: number;
  failovers: number;
  tasks: number;
  answered: number;
}

export interface Stats {
  total_calls: number;
  /** Answers that were given again; no calls. */
  from_cache: number;
  total_cost: number;
  avg_quality: number | null;
  calls_by_tier: Record<string, number>;
  tier4_cost: number;
  answers_cost: number;
  spent: number;
  saved: number;
  pass_rates: PassRate[];
  unreadable: number;
  learning: string;
  learned: LearnedRow[];
  economy: Economy;
}

/** An attempt, as the ledger holds it. */
export interface Entry {
  id: string;
  timestamp: string;
  task_type: string;
  tier: number;
  model_used: string;
  latency_ms: number;
  cost_units: number;
  attempt: number;
  verdict: string;
  failed_checks: string[];
  failure: string | null;
  engine: string;
  asks: string;
}
