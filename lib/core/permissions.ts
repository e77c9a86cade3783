/** Who may do what: RELIABILITY.md section 3, the authorisation matrix. Read from the database at each call. */
export const ROLES = ['maker', 'approver', 'cashier', 'accountant', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'money.read',
  'account.reveal',
  'account.reveal_own',
  'collection.request',
  'bill.create',
  'payout.prepare',
  'payment.approve',
  'payment.cancel',
  'payment.ask_provider',
  'payment.propose_resolution',
  'payment.confirm_resolution',
  'payee.change',
  'payee.confirm',
  'rules.read',
  'rules.change',
  'inbox.read',
  'inbox.replay',
  'audit.read',
  'export.run',
  'view.keep',
  'statement.import',
  'provider.read',
  'provider.pause',
  'provider.resume',
  'provider.test',
  'people.manage',
  'sandbox.phone',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  maker: [
    'money.read',
    'rules.read',
    'collection.request',
    'bill.create',
    'account.reveal_own',
    'payout.prepare',
    'payment.cancel',
    'payment.ask_provider',
    'payment.propose_resolution',
    'payee.change',
    'export.run',
    'view.keep',
    'provider.read',
    'sandbox.phone',
  ],
  approver: [
    'money.read',
    'rules.read',
    'account.reveal',
    'account.reveal_own',
    'payment.approve',
    'payment.cancel',
    'payment.ask_provider',
    'payment.propose_resolution',
    'payment.confirm_resolution',
    'payee.confirm',
    'inbox.read',
    'inbox.replay',
    'audit.read',
    'export.run',
    'view.keep',
    'provider.read',
    'provider.pause',
    'sandbox.phone',
  ],
  cashier: [
    'money.read',
    'rules.read',
    'collection.request',
    'bill.create',
    'payment.cancel',
    'payment.ask_provider',
    'view.keep',
    'provider.read',
    'sandbox.phone',
  ],
  accountant: [
    'money.read',
    'rules.read',
    'payment.ask_provider',
    'payment.propose_resolution',
    'inbox.read',
    'inbox.replay',
    'export.run',
    'statement.import',
    'view.keep',
    'provider.read',
    'sandbox.phone',
  ],
  auditor: [
    'money.read',
    'rules.read',
    'account.reveal',
    'account.reveal_own',
    'inbox.read',
    'audit.read',
    'export.run',
    'view.keep',
    'provider.read',
    'sandbox.phone',
  ],
  administrator: [
    'people.manage',
    'rules.read',
    'rules.change',
    'audit.read',
    'view.keep',
    'provider.read',
    'provider.pause',
    'provider.resume',
    'provider.test',
    'sandbox.phone',
  ],
}

export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word)
}

/** Several roles add up; none of them ever lets a person approve what they made. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]))
}

/** Whoever prepares, releases or administers signs in with a second factor (RELIABILITY.md section 3 row 4). */
const SECOND_FACTOR_ROLES: readonly Role[] = ['maker', 'approver', 'administrator']

export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role))
}

/** Which roles carry a permission: what a refused page tells its visitor to ask for. */
export function rolesWith(permission: Permission): readonly Role[] {
  return ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission))
}
