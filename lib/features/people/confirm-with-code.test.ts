import { describe, expect, test } from 'vitest'
import type { FeatureContext } from '@/lib/features/context'
import { silentLog } from '@/lib/log'
import { createProviders } from '@/lib/providers/registry'
import { confirmWithCode } from './confirm-with-code'
import { openPeopleWorld, TOTP_SECRET } from './people-fixture'
import { currentCode } from './totp'

async function setUp() {
  const opened = openPeopleWorld()
  const actor = await opened.addPerson('baraka', ['approver'])
  const ctx: FeatureContext = {
    ...opened.world,
    actor,
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'http://localhost:3000',
    merchantName: 'Soko Fresh Ltd',
    log: silentLog,
    providers: createProviders({}),
  }
  return { ...opened, ctx, code: () => currentCode(TOTP_SECRET, opened.now()).code }
}

describe('confirming with a code', () => {
  test('works once per code', async () => {
    const { ctx, code, pass } = await setUp()
    await confirmWithCode(ctx, code())
    await expect(confirmWithCode(ctx, code())).rejects.toMatchObject({ code: 'wrong_code' })
    pass(30_000)
    await confirmWithCode(ctx, code())
  })

  test('of the same code sent twice at once, one works', async () => {
    const { ctx, code } = await setUp()
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => confirmWithCode(ctx, code())))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('refuses the code of somebody else’s authenticator', async () => {
    const { ctx } = await setUp()
    await expect(confirmWithCode(ctx, '000000')).rejects.toMatchObject({
      code: 'wrong_code',
      fields: { code: 'code_wrong' },
    })
  })

  test('a used code sent ten times more locks nobody out', async () => {
    const { ctx, code, pass } = await setUp()
    const results = await Promise.allSettled(Array.from({ length: 11 }, () => confirmWithCode(ctx, code())))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    pass(30_000)
    await confirmWithCode(ctx, code())
  })

  test('after five wrong codes even the right one waits for a quarter of an hour', async () => {
    const { ctx, code, pass } = await setUp()
    for (let i = 0; i < 5; i += 1)
      await expect(confirmWithCode(ctx, '000000')).rejects.toMatchObject({ code: 'wrong_code' })
    await expect(confirmWithCode(ctx, code())).rejects.toMatchObject({ code: 'too_many_attempts' })
    pass(15 * 60_000)
    await confirmWithCode(ctx, code())
  })
})
