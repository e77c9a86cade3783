import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Beside, openBeside } from './beside-the-server'
import { DEMO_PASSWORD, expect, test } from './fixtures'
import { knownNumbers, numbersIn } from './known-numbers'
import { AnswerWatch, keptSecrets, notedSecrets, type Secrets, secretsIn } from './secrets'
import { BUILD_FOLDER } from './start-app'

// After every other test: these read what the servers of the whole run wrote. What came to the browsers was read on its way.

/** Told by the global setup, which has run once a test runs. */
const installations = (): Beside[] => JSON.parse(process.env.HAZINA_E2E ?? '[]')

const everySecret = (hazina: Beside): Secrets =>
  new Map([...keptSecrets(hazina), ...notedSecrets(hazina), [DEMO_PASSWORD, 'the password of the demo people']])

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile())
}

test('no log of a server holds a secret, or the whole phone or account of anybody', async () => {
  let lines = 0
  for (const hazina of installations()) {
    const beside = await openBeside(hazina)
    const known = await knownNumbers(beside)
    await beside.store.close()
    expect(known.size).toBeGreaterThan(50)
    // The sandbox's own log is the providers', who know their customers.
    const logs = readdirSync(hazina.dataDir).filter((file) => file.endsWith('.log') && file !== 'sandbox.log')
    expect(logs).toContain('web.log')
    for (const log of logs) {
      const text = readFileSync(path.join(hazina.dataDir, log), 'utf8')
      lines += text.split('\n').length
      expect.soft(secretsIn(text, everySecret(hazina)), log).toEqual([])
      const numbers = numbersIn(text, known).map((number) => `${number.slice(0, 4)}…`)
      expect.soft(numbers, log).toEqual([])
    }
    const [number = ''] = known
    expect(numbersIn(`{"to":"${number}"}`, known), 'the look itself works').toEqual([number])
  }
  expect(lines, 'something was logged, or nothing is proved').toBeGreaterThan(5)
})

test('what came to a browser was read on its way: pages, their data and what they ask by themselves', async ({
  openAs,
  hazina,
}) => {
  const page = await openAs('eshe')
  const words = ['Approval rules', '"unread":', 'Saved views']
  const watch = new AnswerWatch(new URL(hazina.url).origin, new Map(words.map((word) => [word, word])))
  watch.follow(page.context())
  await page.goto('/rules')
  await page.waitForResponse(/\/api\/live\/notices$/)
  await page.getByRole('link', { name: 'Saved views' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Saved views' })).toBeVisible()
  await watch.settle()
  expect(watch.found).toContain('/rules holds Approval rules')
  expect(watch.found).toContain('/api/live/notices holds "unread":')
  expect(watch.found).toContain('/views holds Saved views')
})

test('no file that is sent to browsers holds a secret', () => {
  const files = [...filesIn(path.join(BUILD_FOLDER.ordinary, 'static')), ...filesIn('public')]
  expect(files.length).toBeGreaterThan(20)
  const secrets = new Map(installations().flatMap((hazina) => [...everySecret(hazina)]))
  for (const file of files) expect.soft(secretsIn(readFileSync(file, 'utf8'), secrets), file).toEqual([])
})

test('no export holds a secret, nor a whole account for those who see it masked', async ({
  openAs,
  beside,
  hazina,
}) => {
  const known = await knownNumbers(beside)
  // The maker's export is masked by the authorisation matrix; the audit log names accounts to nobody.
  const asked = [
    ['amina', '/exports/transactions'],
    ['farida', '/exports/audit'],
  ] as const
  for (const [person, address] of asked) {
    const answer = await (await openAs(person)).request.get(address)
    expect(answer.ok(), address).toBe(true)
    const text = await answer.text()
    expect(text.length).toBeGreaterThan(1_000)
    expect.soft(secretsIn(text, everySecret(hazina)), address).toEqual([])
    expect.soft(numbersIn(text, known).length, address).toBe(0)
  }
  for (const one of installations()) {
    const stored = path.join(one.dataDir, 'exports')
    if (!existsSync(stored)) continue
    for (const file of filesIn(stored))
      expect.soft(secretsIn(readFileSync(file, 'utf8'), everySecret(one)), path.basename(file)).toEqual([])
  }
})
