import { queryOptions } from '@tanstack/react-query'
import { SIGNED_OUT_EVENT } from '@/lib/core/signed-out-event'
import type { NoticeBoard } from './schemas'

const POLL_MS = 5_000

async function fetchNotices(signal: AbortSignal): Promise<NoticeBoard> {
  const answer = await fetch('/api/live/notices', { signal, headers: { accept: 'application/json' } })
  if (answer.status === 401) window.dispatchEvent(new Event(SIGNED_OUT_EVENT))
  if (!answer.ok) throw new Error(`the notices could not be read again (${String(answer.status)})`)
  // Our own server's answer, made from the same type; a schema here would cost every visitor its code.
  return (await answer.json()) as NoticeBoard
}

/** A maker is told at once that something was denied; never asked while the page is out of sight. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => fetchNotices(signal),
  refetchInterval: POLL_MS,
  refetchIntervalInBackground: false,
})
