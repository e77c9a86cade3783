import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import { registryOf } from '@/lib/providers/registry'
import type { FeatureContext } from '../context'
import { openEngine } from '../payments/engine-fixture'
import { enterPayee } from './enter-payee'
import { listBook } from './list-payees'
import type { AddPayeeInput } from './schemas'

let ctx: FeatureContext

beforeEach(async () => {
  ctx = {
    ...(await (await openEngine()).as('amina')),
    providers: registryOf([
      {
        id: 'ihela',
        accounts: [],
        rails: {},
        directory: { listPlaces: async () => [{ id: 'MOB-1', name: 'Wallet', currency: 'BIF', fields: [] }] },
      },
    ]),
  }
})

function personAs(role: Role) {
  return { id: newId(), name: role, signInName: role, roles: [role], permissions: permissionsOf([role]) }
}

const jane: AddPayeeInput = {
  name: 'Jane Wanjiru',
  rail: 'mpesa.b2c',
  account: '0712 345 678',
  bank: '',
  details: {},
  reason: '',
}

describe('the book of payees', () => {
  it('takes an account once, however it is typed, and says under which name it is there', async () => {
    const added = await enterPayee(ctx, jane)
    expect(await enterPayee(ctx, { ...jane, name: 'Another', account: '+254-712-345-678' })).toEqual({
      kind: 'waiting',
      payeeId: added.payeeId,
      name: 'Jane Wanjiru',
    })
    expect((await listBook(ctx.store, {})).rows).toHaveLength(1)
  })

  it('names the fields as its form does', async () => {
    await expect(enterPayee(ctx, { ...jane, account: '12' })).rejects.toMatchObject({
      fields: { account: 'kenyan_phone' },
    })
    await expect(enterPayee(ctx, { ...jane, rail: 'ihela.cashin', bank: 'nowhere' })).rejects.toMatchObject({
      fields: { place: 'not_chosen' },
    })
  })

  it('is not changed by people without the right', async () => {
    await expect(enterPayee({ ...ctx, actor: personAs('approver') }, jane)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is found by part of a name without its marks, or by a number as it is read aloud', async () => {
    await enterPayee(ctx, { ...jane, name: 'Zoé Niyonkuru' })
    const names = async (search: string) => (await listBook(ctx.store, { search })).rows.map((row) => row.name)
    expect(await names('ZOE')).toEqual(['Zoé Niyonkuru'])
    expect(await names('0712 345')).toEqual(['Zoé Niyonkuru'])
    expect(await names('%')).toEqual([])
  })

  it('pages by name back and forth, namesakes included', async () => {
    for (let index = 0; index < 5; index += 1) await enterPayee(ctx, { ...jane, account: `071234567${index}` })
    const first = await listBook(ctx.store, { limit: 2 })
    const second = await listBook(ctx.store, { limit: 2, at: first.after ?? '' })
    const third = await listBook(ctx.store, { limit: 2, at: second.after ?? '' })
    expect(new Set([first, second, third].flatMap(({ rows }) => rows.map((row) => row.account))).size).toBe(5)
    expect([first.before, third.after]).toEqual([null, null])
    const back = await listBook(ctx.store, { limit: 2, at: third.before ?? '' })
    expect(back.rows.map((row) => row.id)).toEqual(second.rows.map((row) => row.id))
  })
})
