import { z } from 'zod'
import type { Evidence, EvidenceSource } from './evidence'

/** What the provider said when a flag was opened, kept with it as text: beside the order, never in its place. */
const Said = z.object({
  source: z.string(),
  amountMinor: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
  amountInexact: z.literal(true).optional(),
  currency: z.string().optional(),
  party: z.string().optional(),
  name: z.string().optional(),
  ownAccount: z.string().optional(),
  receipt: z.string().optional(),
  code: z.string().optional(),
})
export type Said = z.infer<typeof Said>

export function writeFlagNote(evidence: Evidence, source: EvidenceSource): string {
  const said: Said = {
    source,
    ...(evidence.amountMinor !== undefined && { amountMinor: evidence.amountMinor.toString() }),
    ...(evidence.amountInexact && { amountInexact: true }),
    ...(evidence.currency && { currency: evidence.currency }),
    ...(evidence.partyAccount && { party: evidence.partyAccount }),
    ...(evidence.partyName && { name: evidence.partyName }),
    ...(evidence.ownAccount && { ownAccount: evidence.ownAccount }),
    ...(evidence.receipt && { receipt: evidence.receipt }),
    ...(evidence.code && { code: evidence.code }),
  }
  return JSON.stringify(said)
}

/** Undefined for a note in words, as older flags have. */
export function readFlagNote(note: string): Said | undefined {
  if (!note.startsWith('{')) return undefined
  try {
    return Said.safeParse(JSON.parse(note)).data
  } catch {
    // Words that begin with a brace by chance.
    return undefined
  }
}
