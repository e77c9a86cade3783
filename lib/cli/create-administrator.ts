import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import QRCode from 'qrcode'
import { openInstallation } from '@/db/open-store'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { keepRowMarks } from '@/lib/features/audit/row-marks'
import { createAdministrator } from '@/lib/features/people/create-administrator'
import english from '@/lib/messages/en/errors'

/**
 * `npm run create-administrator`: asks for name, sign-in name and password (typed unseen, twice) and shows the
 * authenticator's secret once. Nothing is taken from the command line, where other people of the machine could read it.
 */
async function main(): Promise<void> {
  const settings = env()
  const store = await openInstallation(settings)
  const asked = askOnTerminal()
  try {
    console.log(
      `An administrator of this installation, which needs two (${settings.mode} mode, ${settings.databaseUrl ? 'PostgreSQL' : settings.databaseFile}).`,
    )
    const name = await asked.line('Full name: ')
    const signInName = await asked.line('Sign-in name (an e-mail address does well): ')
    const password = await asked.unseen('Password, at least 12 characters: ')
    if ((await asked.unseen('The same again: ')) !== password)
      throw new AppError('invalid_input', 'typed differently', { fields: { password: 'The two passwords differ.' } })
    const runtime = { store, key: settings.key, now: () => new Date() }
    keepRowMarks(runtime)
    const made = await createAdministrator(runtime, { name, signInName, password })
    console.log(`\n${made.signInName} may sign in at ${settings.publicUrl}/sign-in.\n`)
    console.log(await QRCode.toString(made.totpUri, { type: 'terminal', small: true }))
    console.log(`Scan this with an authenticator now, or type in: ${made.totpSecret}\nIt is not shown again.`)
  } finally {
    asked.close()
    await store.close()
  }
}

/** Lines from the terminal; what is typed unseen is not echoed. */
function askOnTerminal() {
  let echo = true
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (echo) process.stdout.write(chunk)
      done()
    },
  })
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  // Piped answers arrive faster than the questions: they wait here instead of being lost.
  const answers = terminal[Symbol.asyncIterator]()
  const next = async (question: string) => {
    process.stdout.write(question)
    const { value, done } = await answers.next()
    if (done)
      throw new AppError('invalid_input', 'no answer', { fields: { form: 'The answers ended before the questions.' } })
    return value
  }
  return {
    line: next,
    async unseen(question: string) {
      echo = false
      const answer = await next(question)
      echo = true
      process.stdout.write('\n')
      return answer
    },
    close: () => terminal.close(),
  }
}

/** The sentence of a field problem, in the command line's language; a sentence stays as it is. */
function inWords(problem: string): string {
  return new Map<string, string>(Object.entries(english.field)).get(problem) ?? problem
}

main().catch((error: unknown) => {
  if (error instanceof AppError && error.code === 'conflict') {
    console.error('There are two administrators already; ask them to invite you.')
  } else if (error instanceof AppError) {
    console.error(Object.values(error.fields).map(inWords).join('\n') || error.userMessage)
  } else {
    console.error(error instanceof Error && error.message.startsWith('Hazina cannot start') ? error.message : error)
  }
  process.exitCode = 1
})
