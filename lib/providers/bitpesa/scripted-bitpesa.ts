import type { ServerResponse } from 'node:http'
import type { MoneyRail, SendOrder, SendStep, Transmission } from '../money-rail'
import type { Provider } from '../provider'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
import { paged, SENDER_ID } from './fixtures'
import { type BitpesaConfig, createBitpesa } from './index'
import { sign } from './signature'

export type Script = (request: SeenRequest, reply: ServerResponse, url: URL) => unknown
export type ScriptedBitpesa = Readonly<{
  server: ScriptedServer
  provider: Provider
  rail: MoneyRail
  /** All but the look-up of the sender. */
  calls(): SeenRequest[]
  run(step: SendStep, order: SendOrder): Promise<Transmission>
}>

/** For tests: a BitPesa that refuses what is not signed right, knows our sender, and answers the rest by script. */
export async function startBitpesa(
  script: Script,
  options: { now?: () => Date; config?: Partial<BitpesaConfig>; knowsSender?: boolean } = {},
): Promise<ScriptedBitpesa> {
  const { knowsSender = true } = options
  const nonces = new Set<string>()
  const server = await startScriptedServer((request, reply) => {
    const url = new URL(request.path, `http://${request.headers.host}`)
    const nonce = String(request.headers['authorization-nonce'])
    const parts = {
      nonce,
      method: request.method,
      url: `http://${request.headers.host}${request.path}`,
      body: request.body,
    }
    const right = request.headers['authorization-signature'] === sign('secret', parts)
    if (!right || request.headers['authorization-key'] !== 'key' || nonces.has(nonce)) {
      return answerJson(reply, 401, { status: 401, error: 'Unauthorized' })
    }
    nonces.add(nonce)
    if (knowsSender && url.pathname === '/v1/senders') {
      return answerJson(reply, 200, paged([{ id: SENDER_ID, external_id: 'soko-fresh', state: 'approved' }], 1, 1, 1))
    }
    script(request, reply, url)
  })
  const provider = createBitpesa(
    {
      baseUrl: `${server.url}/v1/`,
      apiKey: 'key',
      apiSecret: 'secret',
      currencies: ['USD', 'UGX'],
      senderExternalId: 'soko-fresh',
      ...options.config,
    },
    { sleep: () => Promise.resolve(), totalTimeoutMs: 500, now: options.now },
  )
  const rail = provider.rails['bitpesa.payout']
  if (!rail) throw new Error('the payout rail is expected')
  return {
    server,
    provider,
    rail,
    calls: () => server.seen.filter(({ path }) => !path.startsWith('/v1/senders')),
    run: (step, order) => rail.transmit(step, rail.prepare(step, order), order),
  }
}
