import type { ServerResponse } from 'node:http'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
import { transferOrder } from './fixtures'
import { createWekeza } from './index'

let server: ScriptedServer | undefined

/** Ends the Wekeza of this test, if one is up. */
export async function stopWekeza(): Promise<void> {
  await server?.close()
  server = undefined
}

export type Script = (request: SeenRequest, reply: ServerResponse) => void

/** A Wekeza that hands out tokens `t1`, `t2`… and answers the API by the script. */
export async function wekeza(script: Script, tokenStatus = 200) {
  let tokens = 0
  server = await startScriptedServer((request, reply) => {
    if (request.path === '/oauth/token') {
      tokens += 1
      const body = { access_token: `t${tokens}`, token_type: 'Bearer', expires_in: 3600 }
      return answerJson(reply, tokenStatus, tokenStatus === 200 ? body : { error: 'invalid_client' })
    }
    script(request, reply)
  })
  const provider = createWekeza(
    {
      baseUrl: `${server.url}/api/v1`,
      oauthUrl: `${server.url}/oauth/`,
      clientId: 'client',
      clientSecret: 'secret',
      webhookSecrets: ['whsec'],
      accountIds: ['acc_1234567890'],
    },
    { sleep: () => Promise.resolve(), totalTimeoutMs: 500 },
  )
  const { seen } = server
  const api = () => seen.filter(({ path }) => path !== '/oauth/token')
  const transfer = provider.rails['wekeza.transfer']
  const stk = provider.rails['wekeza.stk']
  if (!transfer || !stk) throw new Error('both rails are expected')
  const send = (order = transferOrder()) => transfer.transmit('send', transfer.prepare('send', order), order)
  return { provider, transfer, stk, send, seen, api }
}
