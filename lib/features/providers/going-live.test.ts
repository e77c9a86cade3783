import { beforeEach, expect, test } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { Provider } from '@/lib/providers/provider'
import { recordAudit } from '../audit/record-audit'
import { addAccount, addLine, addSnapshot, NOW, testRuntime } from '../balances/balances-fixture'
import type { FeatureContext, Runtime } from '../context'
import { claimMode } from '../installation/claim-mode'
import { type ProviderLive, readGoingLive } from './going-live'
import { findRegistration, registerAtStart, registerCallbacks } from './register-callbacks'
import { testConnection } from './test-connection'

let registers: () => Promise<void>
const told: string[] = []
const mpesa: Provider = {
  id: 'mpesa',
  accounts: [],
  rails: {},
  balances: { readBalances: async () => [] } as unknown as Provider['balances'] & object,
  connection: { testConnection: async () => [{ step: 'address', outcome: 'fine' }] },
  registerCallbacks: async (callbackUrl) => {
    told.push(callbackUrl('confirmation'))
    await registers()
  },
}

let rt: Runtime
const as = (role: Role): FeatureContext => ({
  ...rt,
  actor: { id: `u-${role}`, name: role, signInName: role, roles: [role], permissions: permissionsOf([role]) },
})
const live = async (setup = 'today'): Promise<Record<string, boolean>> => {
  const { house, providers } = await readGoingLive(as('administrator'), () => setup)
  const steps = [...house, ...(providers.find(({ id }) => id === 'mpesa') as ProviderLive).steps]
  return Object.fromEntries(steps.map(({ step, isDone }) => [step, isDone]))
}

beforeEach(async () => {
  told.length = 0
  registers = async () => undefined
  rt = { ...testRuntime([mpesa]), mode: 'live', publicUrl: 'https://pay.merchant.example' }
  await claimMode(rt)
})

test('a new live installation has its database and address, and nothing proven of its provider but the variables', async () => {
  expect(await live()).toEqual({
    database: true,
    address: true,
    people: false,
    rules: false,
    backup: false,
    variables: true,
    tested: false,
    registered: false,
    balance: false,
    collected: false,
  })
})

test('the sandbox proves nothing, whatever lies in it', async () => {
  rt = { ...testRuntime([mpesa]), publicUrl: 'https://pay.merchant.example' }
  await testConnection(as('administrator'), { provider: 'mpesa' }, 'today')
  expect(Object.values(await live()).filter(Boolean)).toEqual([])
})

test('a green test counts until a setting changes', async () => {
  await testConnection(as('administrator'), { provider: 'mpesa' }, 'today')
  expect((await live()).tested).toBe(true)
  expect((await live('changed')).tested).toBe(false)
})

test('a registration counts for the address it was made with, and a failed one does not count', async () => {
  await registerCallbacks(as('administrator'), { provider: 'mpesa' })
  expect(told).toEqual([expect.stringMatching(/^https:\/\/pay\.merchant\.example\/hooks\/confirmation\/[0-9a-f]{32}$/)])
  expect((await live()).registered).toBe(true)
  rt = { ...rt, publicUrl: 'https://other.merchant.example' }
  expect((await live()).registered).toBe(false)
  registers = async () => {
    throw new AppError('provider_refused', 'no such short code')
  }
  await expect(registerCallbacks(as('administrator'), { provider: 'mpesa' })).rejects.toMatchObject({
    code: 'provider_refused',
  })
  expect(await findRegistration(rt, 'mpesa')).toMatchObject({ outcome: 'failed' })
  expect((await live()).registered).toBe(false)
})

test('every start registers, and the log is told of it once', async () => {
  await registerAtStart(rt, 'mpesa')
  await registerAtStart(rt, 'mpesa')
  expect(told).toHaveLength(2)
  const records = await rt.store.read.select({ actorId: rt.store.t.audit.actorId }).from(rt.store.t.audit)
  expect(records).toEqual([{ actorId: 'worker' }])
})

test('money, a balance, people and a backup turn their steps green by being there', async () => {
  const account = await addAccount(rt, 'mpesa', '174379', 'KES')
  await addSnapshot(rt, account.id, '2026-11-20T08:00:00Z', 1_000n)
  await addLine(rt, account, '2026-11-20T08:00:00Z', 'in', 500n)
  await rt.store.tx((tx) =>
    recordAudit(rt, tx, { actorId: 'system', action: 'database.backup', subject: 'database', facts: {} }),
  )
  const both = newId()
  await addPerson('administrator', newId())
  await addPerson('administrator', newId())
  await addPerson('maker,approver', both)
  expect(await live()).toMatchObject({ collected: true, balance: true, backup: true, people: false })
  await addPerson('approver', newId())
  expect((await live()).people).toBe(true)
})

async function addPerson(roles: string, id: string): Promise<void> {
  await rt.store.tx(async (tx) => {
    await tx.insert(rt.store.t.users).values({
      id,
      name: id,
      signInName: id,
      passwordHash: 'none',
      roles,
      totpSealed: 'none',
      totpLastStep: 0,
      isDemo: false,
      disabledAt: null,
      failedSignIns: 0,
      lockedUntil: null,
      createdAt: NOW,
    })
  })
}

test('is for administrators', async () => {
  await expect(readGoingLive(as('approver'), () => '')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(registerCallbacks(as('approver'), { provider: 'mpesa' })).rejects.toMatchObject({ code: 'forbidden' })
})
