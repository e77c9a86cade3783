import { eq } from 'drizzle-orm'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Runtime } from '@/lib/features/context'
import { listAdministrators } from './administrators-left'
import { hashPassword } from './password-hash'
import { passwordProblem } from './password-rules'
import { isSignInName, signInNameKey } from './person'
import { sealTotpSecret } from './second-factor'
import { newTotpSecret, totpUri } from './totp'

/** Everything about people and rules takes two of them: the second one comes from here too. */
const FIRST_ADMINISTRATORS = 2

/**
 * The command that makes the first two administrators of an installation; there is no default account. Once two can
 * sign in, people are made by people.
 * @returns what the administrator's authenticator needs; shown once, stored only sealed.
 * @throws AppError `conflict` when there are two, `invalid_input` with problems by field.
 */
export async function createAdministrator(
  runtime: Pick<Runtime, 'store' | 'key' | 'now'>,
  input: { name: string; signInName: string; password: string },
): Promise<{ signInName: string; totpSecret: string; totpUri: string }> {
  const { users } = runtime.store.t
  const signInName = signInNameKey(input.signInName)
  const name = input.name.normalize('NFC').trim()
  const problem = passwordProblem(input.password, [name, signInName])
  const fields = {
    ...(name === '' && { name: 'required' }),
    ...(!isSignInName(signInName) && { signInName: 'sign_in_name_wrong' }),
    ...(problem && { password: problem }),
  }
  if (Object.keys(fields).length > 0) throw new AppError('invalid_input', 'administrator not usable', { fields })
  const id = newId(runtime.now())
  const passwordHash = await hashPassword(input.password)
  const totpSecret = newTotpSecret()
  await runtime.store.tx(async (tx) => {
    const there = await listAdministrators(runtime.store, tx)
    if (there.length >= FIRST_ADMINISTRATORS) throw new AppError('conflict', `${there.length} administrators are there`)
    const [other] = await tx.select({ id: users.id }).from(users).where(eq(users.signInName, signInName)).limit(1)
    if (other) throw new AppError('invalid_input', `taken by ${other.id}`, { fields: { signInName: 'already_used' } })
    await tx.insert(users).values({
      id,
      name,
      signInName,
      passwordHash,
      roles: 'administrator',
      totpSealed: sealTotpSecret(runtime.key, id, totpSecret),
      totpLastStep: 0,
      isDemo: false,
      disabledAt: null,
      failedSignIns: 0,
      lockedUntil: null,
      createdAt: runtime.now(),
    })
    const facts = { roles: 'administrator', by: 'command line' }
    await recordAudit(runtime, tx, { actorId: 'system', action: 'person.create', subject: `user:${id}`, facts })
  })
  return { signInName, totpSecret, totpUri: totpUri(totpSecret, signInName) }
}
