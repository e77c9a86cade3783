/** How often somebody may do something (RELIABILITY.md section 3 row 35). Counted in the database, for all processes together. */
export const LIMITS = {
  /** Of one person: whatever changes something. */
  action: { turns: 60, windowMs: 60_000 },
  /** Of one person: files of transactions, files of the audit log. */
  export: { turns: 5, windowMs: 3_600_000 },
  /** Of one network address: messages that are stored. */
  callback: { turns: 50, windowMs: 1_000 },
} as const satisfies Record<string, Readonly<{ turns: number; windowMs: number }>>
export type Limit = keyof typeof LIMITS

/** What is older counts for no limit. */
export const LONGEST_WINDOW_MS = Math.max(...Object.values(LIMITS).map((limit) => limit.windowMs))
