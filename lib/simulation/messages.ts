import { z } from 'zod'
import type { Evidence } from '@/lib/core/evidence'
import { isCurrency } from '@/lib/core/money'
import type { CallbackSource, Door, InboundMeaning, InboundMessage, InboundReading } from '@/lib/providers/inbound'

const FRESH_MS = 300_000

const Wire = z.object({
  event: z.string(),
  key: z.string().optional(),
  reference: z.string().optional(),
  meaning: z.enum(['succeeded', 'failed', 'pending', 'awaiting_funding', 'not_known', 'undetermined']),
  firm: z.boolean(),
  receipt: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().refine(isCurrency).optional(),
  party: z.string().optional(),
  code: z.string().optional(),
})

/** A callback body: the evidence as text, with the names by which the provider calls the instruction. */
export function messageBody(
  event: string,
  evidence: Evidence,
  names: Readonly<{ key?: string; reference?: string }>,
): string {
  return JSON.stringify({
    event,
    ...names,
    meaning: evidence.meaning,
    firm: evidence.firm,
    receipt: evidence.receipt,
    amount: evidence.amountMinor?.toString(),
    currency: evidence.currency,
    party: evidence.partyAccount,
    code: evidence.code,
  })
}

/** `signed-at` and `signature` stand for a real signature over both: good, or not. */
export function signedHeaders(at: number, genuine: boolean): Record<string, string> {
  return { 'signed-at': String(at), signature: genuine ? 'good' : 'forged' }
}

function authenticityOf(
  signs: boolean,
  headers: Readonly<Record<string, string>>,
  now: Date,
): InboundReading['authenticity'] {
  if (!signs) return 'unsigned'
  if (headers['signature'] !== 'good') return 'bad_signature'
  const age = now.getTime() - Number(headers['signed-at'])
  if (age < -FRESH_MS) return 'ahead'
  return age > FRESH_MS ? 'stale' : 'signed'
}

function readMeaning({ rawBody }: Pick<InboundMessage, 'rawBody'>): InboundMeaning {
  const wire = Wire.parse(JSON.parse(Buffer.from(rawBody).toString('utf8')))
  const evidence: Evidence = {
    meaning: wire.meaning,
    firm: wire.firm,
    ...(wire.reference && { providerReference: wire.reference }),
    ...(wire.receipt && { receipt: wire.receipt }),
    ...(wire.amount && { amountMinor: BigInt(wire.amount) }),
    ...(wire.currency && { currency: wire.currency }),
    ...(wire.party && { partyAccount: wire.party }),
    ...(wire.code && { code: wire.code }),
  }
  const names = {
    ...(wire.reference && { providerReference: wire.reference }),
    ...(wire.key && { providerKey: wire.key }),
  }
  return { dedupKey: wire.event, items: [{ kind: 'evidence', ...names, evidence }] }
}

/** Reads what {@link messageBody} wrote; signed providers are held to their signature and its time. */
export function callbackSource(doors: readonly Door[], signs: boolean): CallbackSource {
  return {
    doors,
    acknowledgement: '{"ok":true}',
    readInbound(message) {
      return { ...readMeaning(message), authenticity: authenticityOf(signs, message.headers, message.receivedAt) }
    },
    readMeaning,
  }
}
