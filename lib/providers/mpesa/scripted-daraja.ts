import type { ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import type { MoneyRail, SendOrder, Transmission } from '../money-rail'
import type { Provider } from '../provider'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
import { mpesaConfig } from './fixtures'
import { createMpesa } from './index'

/** The moment of every test here: 14:30:05 in Nairobi. */
export const now = () => new Date('2025-12-04T11:30:05Z')

type Answer = (reply: ServerResponse, request: SeenRequest, callNumber: number) => void

/** For tests: a Daraja that gives tokens t1, t2, … and answers calls by script. */
export async function daraja(
  answer: Answer,
): Promise<{ mpesa: Provider; calls: SeenRequest[]; tokens: () => number; server: ScriptedServer }> {
  const calls: SeenRequest[] = []
  let tokens = 0
  const server = await startScriptedServer((request, reply) => {
    if (request.path.startsWith('/oauth')) {
      tokens += 1
      answerJson(reply, 200, { access_token: `t${tokens}`, expires_in: '3599' })
    } else {
      calls.push(request)
      answer(reply, request, calls.length)
    }
  })
  onTestFinished(server.close)
  return { mpesa: createMpesa(mpesaConfig(server.url), now), calls, tokens: () => tokens, server }
}

/** A synchronous error of Daraja. */
export const refusal = (errorCode: string, errorMessage: string) => ({ requestId: '7b21-1', errorCode, errorMessage })

export function railOf(mpesa: Provider, order: SendOrder): MoneyRail {
  const rail = mpesa.rails[order.rail]
  if (!rail) throw new Error(`no rail ${order.rail}`)
  return rail
}

export async function send(mpesa: Provider, order: SendOrder): Promise<Transmission> {
  const rail = railOf(mpesa, order)
  return rail.transmit('send', rail.prepare('send', order), order)
}
