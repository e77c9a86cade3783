import type { InboxFilter } from '@/lib/features/inbox/schemas'

/** The list with a filter changed; paging starts anew, so that nobody lands on an empty page. */
export function inboxAddress(filter: InboxFilter, change: Partial<InboxFilter> = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, at: undefined, ...change }))
    if (value) parameters.set(name, value)
  const query = parameters.toString()
  return query ? `/inbox?${query}` : '/inbox'
}
