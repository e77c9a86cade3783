import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Provider } from '@/lib/providers/provider'
import { answerJson, startScriptedServer } from '@/lib/providers/scripted-server'
import { testRuntime } from '../balances/balances-fixture'
import type { FeatureContext, Runtime } from '../context'
import { testConnection } from './test-connection'

const provider = (more: Partial<Provider> = {}): Provider => ({
  id: 'mpesa',
  accounts: [],
  rails: {},
  callbacks: {
    doors: ['results', 'timeouts'],
    acknowledgement: '',
    readInbound: () => ({ authenticity: 'unsigned', dedupKey: '', items: [] }),
    readMeaning: () => ({ dedupKey: '', items: [] }),
  },
  connection: { testConnection: async () => [{ step: 'address', outcome: 'fine' }] },
  ...more,
})

function ctx(
  publicUrl: string,
  more: Partial<Runtime> = {},
  role: Role = 'administrator',
  of = provider(),
): FeatureContext {
  const actor = { id: 'user-1', name: 'Gitau', signInName: 'gitau', roles: [role], permissions: permissionsOf([role]) }
  return { ...testRuntime([of]), publicUrl, ...more, actor }
}

const doorOf = async (context: FeatureContext) =>
  (await testConnection(context, { provider: 'mpesa' }, 'setup-1')).findings.find(({ step }) => step === 'callbacks')

test('our own refusal of a token that is nobody’s proves that the public address leads here', async () => {
  const server = await startScriptedServer((_request, reply) => answerJson(reply, 404, { error: 'not found' }))
  onTestFinished(server.close)
  expect(await doorOf(ctx(server.url))).toMatchObject({ outcome: 'fine', status: 404 })
  expect(server.seen).toHaveLength(1)
  expect(server.seen[0]).toMatchObject({
    method: 'POST',
    path: expect.stringMatching(/^\/hooks\/results\/[0-9a-f]{32}$/),
  })
})

test.each([
  ['another 404', 404, { error: 'no route' }],
  ['a page of somebody else', 200, { hello: 'world' }],
])('%s is not ours', async (_name, status, body) => {
  const server = await startScriptedServer((_request, reply) => answerJson(reply, status, body))
  onTestFinished(server.close)
  expect(await doorOf(ctx(server.url))).toMatchObject({ outcome: 'failed', cause: 'door_foreign', status })
})

test('a public address that does not answer', async () => {
  const server = await startScriptedServer(() => {})
  await server.close()
  expect(await doorOf(ctx(server.url))).toMatchObject({ outcome: 'failed', cause: 'door_unreachable' })
})

test('live, an address of this machine cannot be reached by any provider', async () => {
  expect(await doorOf(ctx('http://localhost:3000', { mode: 'live' }))).toMatchObject({ cause: 'door_local' })
})

test('a provider that never calls us has no door to test', async () => {
  expect(
    await doorOf(ctx('http://localhost:1', {}, 'administrator', provider({ callbacks: undefined }))),
  ).toBeUndefined()
})

test('only an administrator tests; the result is in the audit log', async () => {
  for (const role of ['maker', 'approver', 'cashier', 'accountant', 'auditor'] as const) {
    await expect(
      testConnection(ctx('http://localhost:1', {}, role), { provider: 'mpesa' }, 'setup-1'),
    ).rejects.toMatchObject({
      code: 'forbidden',
    })
  }
  const context = ctx('http://localhost:3000', { mode: 'live' })
  await testConnection(context, { provider: 'mpesa' }, 'setup-1')
  const { audit } = context.store.t
  const [row] = await context.store.read.select().from(audit).where(eq(audit.action, 'provider.test'))
  expect(row).toMatchObject({ actorId: 'user-1', subject: 'provider:mpesa' })
  expect(row?.facts).toContain('"callbacks":"door_local"')
})

test('a provider that is not set up is not tested', async () => {
  await expect(testConnection(ctx('http://localhost:1'), { provider: 'ihela' }, 'setup-1')).rejects.toMatchObject({
    code: 'not_configured',
  })
})
