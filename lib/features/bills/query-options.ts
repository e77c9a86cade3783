import { queryOptions } from '@tanstack/react-query'
import { BillStatusView } from './bill-status-view'

const POLL_MS = 2_000

/** The live status of one bill; asked for only while it is open. */
export const billStatusQuery = (billId: string) =>
  queryOptions({
    queryKey: ['bills', 'status', billId],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/api/live/bills/${billId}`, { signal })
      if (!answer.ok) throw new Error(`the status of a bill: ${answer.status}`)
      return BillStatusView.parse(await answer.json())
    },
    refetchInterval: (query) => (query.state.data?.state === 'pending' ? POLL_MS : false),
  })
