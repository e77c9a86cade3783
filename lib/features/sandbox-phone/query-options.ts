import { queryOptions } from '@tanstack/react-query'
import type { SandboxProvider } from './control-wire'
import { LogBodies, LogHeads, PhoneDesk } from './phone-view'

const PHONE_POLL_MS = 1_000
const LOG_POLL_MS = 2_000

async function readJson(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { signal })
  if (!answer.ok) throw new Error(`the sandbox page: ${answer.status}`)
  return answer.json()
}

/** The handset, the faults and the sandbox's clock. */
export const phoneDeskQuery = (msisdn: string) =>
  queryOptions({
    queryKey: ['sandbox', 'phone', msisdn],
    queryFn: async ({ signal }) => PhoneDesk.parse(await readJson(`/api/live/phone/${msisdn}`, signal)),
    refetchInterval: PHONE_POLL_MS,
  })

/** The newest lines of the sandbox's log. */
export const sandboxLogQuery = (provider: SandboxProvider | undefined) =>
  queryOptions({
    queryKey: ['sandbox', 'log', 'heads', provider ?? 'all'],
    queryFn: async ({ signal }) =>
      LogHeads.parse(await readJson(`/api/live/sandbox-log${provider ? `?provider=${provider}` : ''}`, signal)),
    refetchInterval: LOG_POLL_MS,
  })

/** The bodies of one line; a request that is under way gets its answer later, so it is asked again until then. */
export const logBodiesQuery = (entryId: number) =>
  queryOptions({
    queryKey: ['sandbox', 'log', 'bodies', entryId],
    queryFn: async ({ signal }) => LogBodies.parse(await readJson(`/api/live/sandbox-log/${entryId}`, signal)),
    refetchInterval: (query) => (query.state.data?.response === null ? LOG_POLL_MS : false),
  })
