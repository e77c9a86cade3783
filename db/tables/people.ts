import type { Kit } from '../kit'

/** Who works here: people and their sessions. */
export function definePeople(kit: Kit) {
  const users = kit.table(
    'users',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      signInName: kit.text('sign_in_name').notNull(),
      passwordHash: kit.text('password_hash').notNull(),
      roles: kit.text('roles').$type<string>().notNull(), // comma-separated Role words, checked on read
      // AES-256-GCM of the TOTP secret, base64; null until a second factor is enrolled.
      totpSealed: kit.text('totp_sealed'),
      // The last TOTP time step that was used: each code works once.
      totpLastStep: kit.count('totp_last_step').notNull(),
      isDemo: kit.flag('is_demo').notNull(),
      disabledAt: kit.instant('disabled_at'), // null while the person may sign in
      failedSignIns: kit.count('failed_sign_ins').notNull(),
      lockedUntil: kit.instant('locked_until'), // null unless too many sign-ins failed
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [kit.uniqueIndex('users_sign_in_name').on(t.signInName)],
  )

  const sessions = kit.table(
    'sessions',
    {
      id: kit.text('id').primaryKey(), // SHA-256 of the id that the cookie carries
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      createdAt: kit.instant('created_at').notNull(),
      lastSeenAt: kit.instant('last_seen_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
      endedAt: kit.instant('ended_at'), // null while it works
    },
    (t) => [kit.index('sessions_user').on(t.userId)],
  )

  return { users, sessions }
}
