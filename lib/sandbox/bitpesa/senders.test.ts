import { afterAll, beforeAll, expect, test } from 'vitest'
import { payoutBody, SENDER, startUnderTest, type UnderTest, until } from './sandbox-under-test'

let sandbox: UnderTest
beforeAll(async () => {
  sandbox = await startUnderTest()
  sandbox.kernel.settings.set('bitpesa', 'kycDelayMs', 20)
})
afterAll(() => sandbox.close())
const create = (sender: unknown) => sandbox.call('POST', '/v1/senders', { sender })

test('a sender is created, found by its external id, re-used by id, and updated', async () => {
  const made = await create({ ...SENDER, external_id: 'S-1', metadata: { a: [1] } })
  expect([made.status, made.json.at('object', 'state')]).toEqual([201, 'approved'])
  const id = made.json.text('object', 'id')
  const found = await sandbox.call('GET', '/v1/senders?external_id=S-1')
  expect([found.json.at('object', 0, 'id'), found.json.at('meta', 'pagination', 'total_count')]).toEqual([id, 1])
  expect(found.json.at('object', 0, 'metadata')).toEqual({ a: [1] })

  const used = await sandbox.call('POST', '/v1/transactions', payoutBody({ sender: { id } }))
  expect([used.status, used.json.at('object', 'sender', 'id')]).toEqual([201, id])
  const patched = await sandbox.call('PATCH', `/v1/senders/${id}`, { sender: { city: 'Mombasa' } })
  expect([patched.status, patched.json.at('object', 'city'), patched.json.at('object', 'email')]).toEqual([
    200,
    'Mombasa',
    'jane@example.com',
  ])
  const bad = await sandbox.call('PATCH', `/v1/senders/${id}`, { sender: { city: '' } })
  expect(bad.json.at('object', 'errors')).toEqual({ city: [{ error: 'blank' }] })
})

test('an external id is taken on POST /senders but updates inside a transaction', async () => {
  const made = await create({ ...SENDER, external_id: 'S-2' })
  const again = await create({ ...SENDER, external_id: 'S-2' })
  expect(again.status).toBe(422)
  expect(again.json.at('object', 'errors')).toEqual({ external_id: [{ error: 'taken' }] })
  expect(again.json.at('meta', 'existing', 'sender', 'id')).toBe(made.json.at('object', 'id'))
  const sender = { ...SENDER, external_id: 'S-2', city: 'Kisumu' }
  const inside = await sandbox.call('POST', '/v1/transactions', payoutBody({ sender }))
  expect([inside.json.at('object', 'sender', 'id'), inside.json.at('object', 'sender', 'city')]).toEqual([
    made.json.at('object', 'id'),
    'Kisumu',
  ])
  const bare = await create({ external_id: 'S-2' })
  expect(bare.json.at('object', 'id')).toBe(made.json.at('object', 'id'))
})

test('both ids, unknown ids and missing fields are refused', async () => {
  const errors = async (sender: unknown) => (await create(sender)).json.at('object', 'errors')
  expect(await errors({ id: 'x', external_id: 'y' })).toEqual({
    id: [{ error: 'invalid' }],
    external_id: [{ error: 'invalid' }],
  })
  expect(await errors({ id: 'x' })).toEqual({ id: [{ error: 'not_found' }] })
  expect(await errors({ external_id: 'nobody' })).toEqual({ external_id: [{ error: 'not_found' }] })
  const { documents: _, ...withoutDocuments } = SENDER
  expect(await errors(withoutDocuments)).toEqual({ documents: [{ error: 'blank' }] })
  expect(await errors({ ...SENDER, birth_date: '1980-02-30', country: 'Kenya' })).toEqual({
    country: [{ error: 'invalid' }],
    birth_date: [{ error: 'invalid' }],
  })
  expect(await errors({ ...SENDER, type: 'business' })).toEqual({ name: [{ error: 'blank' }] })
})

test('a deleted sender is disabled and may not send', async () => {
  const id = (await create(SENDER)).json.text('object', 'id')
  expect((await sandbox.call('DELETE', `/v1/senders/${id}`)).json.at('object', 'state')).toBe('disabled')
  const used = await sandbox.call('POST', '/v1/transactions', payoutBody({ sender: { id } }))
  expect([used.status, used.json.at('object', 'sender', 'errors')]).toEqual([422, { state: [{ error: 'invalid' }] }])
})

test('with identity checks on, a transaction waits in initial until its sender is approved', async () => {
  sandbox.kernel.settings.set('bitpesa', 'kycRequired', true)
  expect((await create(SENDER)).json.at('object', 'errors')).toEqual({ documents: [{ error: 'blank' }] })
  const documents = [{ upload: 'data:image/png;base64,iVBO\nRw0K', upload_file_name: 'passport.png' }]
  const rejected = await create({ ...SENDER, documents, last_name: 'Rejected' })
  const made = await sandbox.call('POST', '/v1/transactions', payoutBody({ sender: { ...SENDER, documents } }))
  sandbox.kernel.settings.set('bitpesa', 'kycRequired', false)
  expect(made.json.at('object', 'state')).toBe('initial')
  const id = made.json.text('object', 'id')
  await until(
    async () => (await sandbox.call('GET', `/v1/transactions/${id}`)).json.at('object', 'state'),
    (state) => state === 'approved',
  )
  const after = await sandbox.call('GET', `/v1/senders/${rejected.json.text('object', 'id')}`)
  expect(after.json.at('object', 'state')).toBe('rejected')
})
