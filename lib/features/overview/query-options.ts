import { queryOptions } from '@tanstack/react-query'
import type { MovingPayment } from './schemas'

const OPEN_POLL_MS = 3_000
const QUIET_POLL_MS = 20_000

async function fetchMovingNow(signal: AbortSignal): Promise<MovingPayment[]> {
  const answer = await fetch('/api/live/moving', { signal, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the payments could not be read again (${String(answer.status)})`)
  // Our own server's answer, made from the same type; a schema here would cost every visitor its code.
  return (await answer.json()) as MovingPayment[]
}

/** Asked again soon while anything is under way, rarely otherwise, and never while the page is out of sight. */
export const movingNowQuery = queryOptions({
  queryKey: ['overview', 'moving'],
  queryFn: ({ signal }) => fetchMovingNow(signal),
  refetchInterval: ({ state }) => (state.data?.some((payment) => payment.isOpen) ? OPEN_POLL_MS : QUIET_POLL_MS),
  refetchIntervalInBackground: false,
})
