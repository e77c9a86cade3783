import { randomUUID } from 'node:crypto'
import type { Kernel } from '@/lib/sandbox/kernel'
import { credentials } from './authentication'
import { signatureOf } from './signature'
import { type Webhook, WebhookRow } from './tables'
import { encodeWire, type WireObject } from './wire-json'

/** After the first, contract section 11.4; then the message is dropped. */
const FURTHER_ATTEMPTS = 5
const FIRST_WAIT_MS = 1_000

/** Every event the sandbox can emit or lets one subscribe to. Source: contract section 11.4. */
export const EVENTS: readonly string[] = [
  ...['created', 'paid_in', 'paid_out', 'error', 'canceled', 'refunded', 'mispaid'].map((e) => `transaction.${e}`),
  ...['recipient.error', 'recipient.pending', 'sender.approved', 'sender.rejected', 'sender.banned'],
  ...['pending', 'processing', 'paid_in', 'error', 'incomplete', 'refunded', 'canceled', 'mispaid', 'exception'].map(
    (e) => `payin_method.${e}`,
  ),
]

/**
 * Tells every subscriber, with the object as it is now. Safe inside a database transaction: nothing leaves before the
 * present work is done.
 */
export function announce(kernel: Kernel, event: string, object: WireObject): void {
  const subscribed = kernel.db
    .prepare('select * from bitpesa_webhooks order by seq')
    .all()
    .map((raw) => WebhookRow.parse(raw))
    .filter((webhook) => webhook.events.includes(event))
  for (const webhook of subscribed) {
    const body = encodeWire({ webhook: webhook.id, event, object })
    kernel.later(0, `webhook ${event}`, () => attempt(kernel, webhook, event, body, 0))
  }
}

async function attempt(kernel: Kernel, webhook: Webhook, event: string, body: string, tries: number): Promise<void> {
  // A webhook deleted meanwhile, or by a reset, gets nothing more.
  if (!kernel.db.prepare('select 1 from bitpesa_webhooks where id = ?').get(webhook.id)) return
  const { status } = await kernel.deliver({
    provider: 'bitpesa',
    operation: 'webhook',
    url: webhook.url,
    sign: (sent) => webhookHeaders(credentials(kernel), webhook.url, sent),
    body,
  })
  if ((status !== null && status >= 200 && status < 300) || tries >= FURTHER_ATTEMPTS) return
  const waitMs = kernel.setting('bitpesa', 'webhookRetryMs', FIRST_WAIT_MS) * 2 ** tries
  kernel.later(waitMs, `webhook ${event}, further attempt ${tries + 1}`, () =>
    attempt(kernel, webhook, event, body, tries + 1),
  )
}

/** The three headers of a webhook: signed with the partner's own key over the URL as registered, a new nonce each time. */
export function webhookHeaders(
  { key, secret }: { key: string; secret: string },
  url: string,
  body: string,
  nonce: string = randomUUID(),
): Record<string, string> {
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Authorization-Key': key,
    'Authorization-Nonce': nonce,
    'Authorization-Signature': signatureOf(secret, { nonce, method: 'POST', url, body: Buffer.from(body, 'utf8') }),
  }
}
