import { describe, expect, onTestFinished, test } from 'vitest'
import { answerJson, startScriptedServer } from '../scripted-server'
import { mpesaConfig, orderOf, payoutAcknowledgement } from './fixtures'
import { createMpesa } from './index'
import { daraja, now, refusal, send } from './scripted-daraja'

describe('tokens', () => {
  test.each([
    [401, '401.002.01'],
    [404, '404.001.03'],
    [404, '404.001.04'],
    [401, '401.003.01'],
    [400, '400.003.01'],
  ])('%i %s: a new token, the same bytes, once', async (status, code) => {
    const { mpesa, calls, tokens } = await daraja((reply, request, count) =>
      count === 1
        ? answerJson(reply, status, refusal(code, `Invalid Access Token - ${request.headers.authorization?.slice(7)}`))
        : answerJson(reply, 200, payoutAcknowledgement),
    )
    const transmission = await send(mpesa, orderOf())
    expect(transmission.outcome.kind).toBe('accepted')
    expect(tokens()).toBe(2)
    expect(calls.map((call) => call.headers.authorization)).toEqual(['Bearer t1', 'Bearer t2'])
    expect(calls[0]?.body).toBe(calls[1]?.body)
  })

  test('refused twice: given up as refused, and the token is not in the evidence', async () => {
    const { mpesa, calls } = await daraja((reply, request) =>
      answerJson(
        reply,
        401,
        refusal('401.002.01', `Invalid Access Token - ${request.headers.authorization?.slice(7)}`),
      ),
    )
    const transmission = await send(mpesa, orderOf())
    expect(transmission.outcome).toMatchObject({ kind: 'refused', code: '401.002.01' })
    expect(calls).toHaveLength(2)
    expect(transmission.exchange?.reply?.body).toContain('{{token}}')
    expect(transmission.exchange?.reply?.body).not.toContain('t2')
  })

  test.each([
    ['an empty 400', 400, ''],
    ['an empty token', 200, '{"access_token":"","expires_in":"3599"}'],
    ['a page', 403, '<html></html>'],
  ])('no token (%s): nothing was sent', async (_name, status, body) => {
    const server = await startScriptedServer((_request, reply) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(body),
    )
    onTestFinished(server.close)
    const transmission = await send(createMpesa(mpesaConfig(server.url), now), orderOf())
    expect(transmission).toMatchObject({ replyClass: 'not_sent', outcome: { kind: 'not_sent' }, exchange: null })
    expect(server.seen.every((request) => request.path.startsWith('/oauth'))).toBe(true)
  })

  test.each([3599, '3599', 'soon', undefined, 0])(
    'a life of %s is usable: one token serves two calls',
    async (expires_in) => {
      let tokens = 0
      const server = await startScriptedServer((request, reply) => {
        if (!request.path.startsWith('/oauth')) return answerJson(reply, 200, payoutAcknowledgement)
        tokens += 1
        answerJson(reply, 200, { access_token: 't', ...(expires_in !== undefined && { expires_in }) })
      })
      onTestFinished(server.close)
      const mpesa = createMpesa(mpesaConfig(server.url), now)
      await send(mpesa, orderOf())
      await send(mpesa, orderOf())
      expect(tokens).toBe(1)
    },
  )

  test('one token for many calls at once', async () => {
    const { mpesa, tokens } = await daraja((reply) => answerJson(reply, 200, payoutAcknowledgement))
    await Promise.all([1, 2, 3].map(() => send(mpesa, orderOf())))
    expect(tokens()).toBe(1)
  })
})

describe('balances', () => {
  const address = (door: string) => `https://hazina.example.test/hooks/${door}/token-9`

  test('both short codes are asked about; each answer will say which it is of', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, payoutAcknowledgement))
    expect((await mpesa.balances?.readBalances(address))?.kind).toBe('asked')
    const bodies = calls.map((call) => JSON.parse(call.body))
    expect(bodies.map((body) => [body.CommandID, body.PartyA, body.IdentifierType, body.ResultURL]).sort()).toEqual([
      [
        'AccountBalance',
        '174379',
        '4',
        'https://hazina.example.test/hooks/results/token-9?about=balance&account=174379',
      ],
      [
        'AccountBalance',
        '600100',
        '4',
        'https://hazina.example.test/hooks/results/token-9?about=balance&account=600100',
      ],
    ])
  })

  test('a busy provider is asked three times in all, then left alone', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 500, refusal('500.003.02', 'System is busy.')))
    expect(await mpesa.balances?.readBalances(address)).toMatchObject({ kind: 'no_answer', because: 'System is busy.' })
    expect(calls).toHaveLength(6)
  })
})

describe('registering the pay bill notices', () => {
  const address = (door: string) => `https://hazina.example.test/hooks/${door}/token-5`

  test('version 2, both short codes', async () => {
    const { mpesa, calls } = await daraja((reply) =>
      answerJson(reply, 200, { OriginatorCoversationID: '6e86-1', ResponseCode: '0', ResponseDescription: 'Success' }),
    )
    await mpesa.registerCallbacks?.(address)
    expect(calls.map((call) => call.path)).toEqual(['/mpesa/c2b/v2/registerurl', '/mpesa/c2b/v2/registerurl'])
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      ShortCode: '174379',
      ResponseType: 'Completed',
      ConfirmationURL: 'https://hazina.example.test/hooks/confirmation/token-5',
      ValidationURL: 'https://hazina.example.test/hooks/validation/token-5',
    })
  })

  test.each([
    ['already there', 500, refusal('500.003.1001', 'Urls are already registered.')],
    ['the old answer', 200, { ConversationID: '', OriginatorCoversationID: '', ResponseDescription: 'success' }],
  ])('%s is success', async (_name, status, body) => {
    const { mpesa } = await daraja((reply) => answerJson(reply, status, body))
    await expect(mpesa.registerCallbacks?.(address)).resolves.toBeUndefined()
  })

  test('a refused collecting account is an error; a refused payout account is as it should be', async () => {
    const bad = refusal('400.003.02', 'Bad Request - Invalid ValidationURL - URL has the word MPESA')
    const both = await daraja((reply) => answerJson(reply, 400, bad))
    await expect(both.mpesa.registerCallbacks?.(address)).rejects.toThrow('provider_refused')
    const one = await daraja((reply, request) =>
      request.body.includes('174379') ? answerJson(reply, 200, { ResponseCode: '0' }) : answerJson(reply, 400, bad),
    )
    await expect(one.mpesa.registerCallbacks?.(address)).resolves.toBeUndefined()
  })
})

test('an unreadable certificate stops the start, not the first payout', () => {
  expect(() => createMpesa(mpesaConfig('http://127.0.0.1:9', 'nonsense'), now)).toThrow('certificate')
})

test('codes have a sentence and a next step', () => {
  const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:9'), now)
  expect(mpesa.explain?.('mpesa.stk', '2001')?.sentence).toContain('PIN')
  expect(mpesa.explain?.('mpesa.b2c', '2001')?.sentence).toContain('initiator')
  expect(mpesa.explain?.('mpesa.b2c', '400.002.02')?.nextAction).not.toBe('')
  expect(mpesa.explain?.('mpesa.b2c', 'constructor')).toBeUndefined()
})
