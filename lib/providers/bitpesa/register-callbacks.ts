import { AppError } from '@/lib/core/errors'
import { wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { EVENTS } from './codes'
import { WebhooksPage } from './wire'

function requireSuccess(result: CallResult, what: string): CallResult {
  if (result.status === undefined || result.status < 200 || result.status >= 300) {
    throw new AppError('provider_unreachable', `bitpesa ${what}: ${wireWords(result.wire)}`)
  }
  return result
}

async function listAt(client: BitpesaClient, url: string): Promise<{ id: string; events: string[] }[]> {
  const found: { id: string; events: string[] }[] = []
  for (let page = 1; ; page += 1) {
    const list = WebhooksPage.safeParse(requireSuccess(await client.listWebhooks(page), 'webhook list').json)
    if (!list.success) throw new AppError('provider_unreachable', 'bitpesa webhook list cannot be read')
    found.push(...list.data.object.filter((webhook) => webhook.url === url))
    if (list.data.object.length === 0 || page >= list.data.meta.pagination.total_pages) return found
  }
}

/**
 * Looks first, so that repeating it leaves one. There is no change call: an incomplete one is replaced, the new one
 * first. `renew`: BitPesa switches off addresses that time out, without a word in the list; only a new one works again.
 */
export async function registerWebhook(client: BitpesaClient, url: string, renew = false): Promise<void> {
  const existing = await listAt(client, url)
  if (!renew && existing.some(({ events }) => EVENTS.every((event) => events.includes(event)))) return
  const body = JSON.stringify({ webhook: { url, events: EVENTS, metadata: {} } })
  requireSuccess(await client.createWebhook(body), 'webhook create')
  for (const { id } of existing) requireSuccess(await client.deleteWebhook(id), 'webhook delete')
}
