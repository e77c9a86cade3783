import { like } from 'drizzle-orm'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Runtime } from '@/lib/features/context'
import { hashPassword } from './password-hash'
import { passwordProblem } from './password-rules'
import { signInNameKey } from './person'
import { sealTotpSecret } from './second-factor'
import { newTotpSecret, totpUri } from './totp'

const SIGN_IN_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,99}$/u

/**
 * The one-time command that makes the first administrator of an installation; there is no default account. Once one
 * exists, people are made by people.
 * @returns what the administrator's authenticator needs; shown once, stored only sealed.
 * @throws AppError `conflict` when there is an administrator, `invalid_input` with sentences by field.
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
    ...(name === '' && { name: 'Type the administrator’s name.' }),
    ...(!SIGN_IN_NAME.test(signInName) && { signInName: 'Use letters, digits and . _ @ + -, without blanks.' }),
    ...(problem && { password: problem }),
  }
  if (Object.keys(fields).length > 0) throw new AppError('invalid_input', 'administrator not usable', { fields })
  const id = newId(runtime.now())
  const passwordHash = await hashPassword(input.password)
  const totpSecret = newTotpSecret()
  await runtime.store.tx(async (tx) => {
    const [other] = await tx.select({ id: users.id }).from(users).where(like(users.roles, '%administrator%')).limit(1)
    if (other) throw new AppError('conflict', `there is an administrator already (${other.id})`)
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
