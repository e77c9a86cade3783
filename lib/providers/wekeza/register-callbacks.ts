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

async function create(client: WekezaClient, url: string, secret: string | undefined): Promise<void> {
  if (secret === undefined) throw new Error('no Wekeza webhook secret is configured')
  const body = JSON.stringify({ url, events: SUBSCRIBED_EVENTS, secret })
  requireSuccess(await client.createWebhook(body), 'webhook create')
}

/**
 * Looks first, so that repeating it leaves one webhook: Wekeza takes ten per application. A secret cannot be changed
 * there, so after it was replaced (`renew`) the webhook is made anew, the new one first: events come under either
 * secret meanwhile, and both are accepted while both are configured.
 */
export async function registerWebhook(
  client: WekezaClient,
  url: string,
  secret: string | undefined,
  renew = false,
): Promise<void> {
  const listed = WebhookListWire.safeParse(requireSuccess(await client.listWebhooks(), 'webhook list').json)
  if (!listed.success) throw new AppError('provider_unreachable', 'wekeza webhook list cannot be read')
  const present = listed.data.data.filter((webhook) => webhook.url === url)
  const [existing] = present
  if (!existing) return create(client, url, secret)
  if (renew) {
    await create(client, url, secret)
    const kept = WebhookListWire.safeParse(requireSuccess(await client.listWebhooks(), 'webhook list').json)
    const ours = kept.data?.data.filter((webhook) => webhook.url === url).map(({ id }) => id) ?? []
    // One that keeps its id when it is made again must not be deleted with the old ones.
    const fresh = ours.some((id) => !present.some((before) => before.id === id))
    if (fresh) for (const { id } of present) requireSuccess(await client.deleteWebhook(id), 'webhook delete')
    return
  }
  const complete = SUBSCRIBED_EVENTS.every((event) => existing.events.includes(event))
  if (complete && existing.status === 'ACTIVE') return
  const change = { events: [...new Set([...existing.events, ...SUBSCRIBED_EVENTS])], status: 'ACTIVE' }
  requireSuccess(await client.changeWebhook(existing.id, JSON.stringify(change)), 'webhook change')
}
