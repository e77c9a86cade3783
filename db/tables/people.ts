import type { Kit } from '../kit'

/** Who works here: people, how they come in, and their sessions. */
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
      /** The password was right and the second factor is still asked for: such a session opens nothing else. */
      awaitsCode: kit.flag('awaits_code').notNull().default(false),
      /** What its person recognises it by: the browser's own words and where it came from; empty when not known. */
      userAgent: kit.text('user_agent').notNull().default(''),
      address: kit.text('address').notNull().default(''),
    },
    (t) => [kit.index('sessions_user').on(t.userId)],
  )

  const entryLinks = kit.table(
    'entry_links',
    {
      id: kit.text('id').primaryKey(),
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      tokenHash: kit.text('token_hash').notNull(), // SHA-256 of the token in the link
      createdBy: kit
        .text('created_by')
        .notNull()
        .references(() => users.id),
      createdAt: kit.instant('created_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
      usedAt: kit.instant('used_at'), // null until its person came in by it
      revokedAt: kit.instant('revoked_at'), // null unless a newer link or a lock took its place
    },
    (t) => [
      kit.uniqueIndex('entry_links_token').on(t.tokenHash),
      // The link that a person's page shows, and the ones that a newer one revokes.
      kit.index('entry_links_user').on(t.userId, t.createdAt),
    ],
  )

  const recoveryCodes = kit.table(
    'recovery_codes',
    {
      id: kit.text('id').primaryKey(),
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      codeHash: kit.text('code_hash').notNull(), // HMAC with a key of the installation
      createdAt: kit.instant('created_at').notNull(),
      usedAt: kit.instant('used_at'), // null until it took the place of a code
      voidedAt: kit.instant('voided_at'), // null unless newer ones replaced it
    },
    (t) => [kit.index('recovery_codes_user').on(t.userId, t.codeHash)],
  )

  /** Failed sign-ins by where they came from, whatever name was typed. */
  const signInAddresses = kit.table('sign_in_addresses', {
    address: kit.text('address').primaryKey(),
    failures: kit.count('failures').notNull(),
    windowEndsAt: kit.instant('window_ends_at').notNull(),
  })

  return { users, sessions, entryLinks, recoveryCodes, signInAddresses }
}
