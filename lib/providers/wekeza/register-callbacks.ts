import { AppError } from '@/lib/core/errors'
import { wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { WekezaClient } from './client'
import { SUBSCRIBED_EVENTS } from './codes'
import { WebhookListWire } from './wire'

function requireSuccess(result: CallResult, what: string): CallResult {
  if (result.status === undefined || result.status < 200 || result.status >= 300) {
    throw new AppError('provider_unreachable', `wekeza ${what}: ${wireWords(result.wire)}`)
  }
  return result
}

/** Looks first, so that repeating it leaves one webhook: Wekeza takes ten per application. */
export async function registerWebhook(client: WekezaClient, url: string, secret: string | undefined): Promise<void> {
  const listed = WebhookListWire.safeParse(requireSuccess(await client.listWebhooks(), 'webhook list').json)
  if (!listed.success) throw new AppError('provider_unreachable', 'wekeza webhook list cannot be read')
  const existing = listed.data.data.find((webhook) => webhook.url === url)
  if (!existing) {
    if (secret === undefined) throw new Error('no Wekeza webhook secret is configured')
    requireSuccess(
      await client.createWebhook(JSON.stringify({ url, events: SUBSCRIBED_EVENTS, secret })),
      'webhook create',
    )
    return
  }
  const complete = SUBSCRIBED_EVENTS.every((event) => existing.events.includes(event))
  if (complete && existing.status === 'ACTIVE') return
  const change = { events: [...new Set([...existing.events, ...SUBSCRIBED_EVENTS])], status: 'ACTIVE' }
  requireSuccess(await client.changeWebhook(existing.id, JSON.stringify(change)), 'webhook change')
}
