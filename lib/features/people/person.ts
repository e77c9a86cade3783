import type { Tables } from '@/db/tables'
import { isRole, permissionsOf, type Role } from '@/lib/core/permissions'
import type { Person } from '@/lib/features/context'

export type UserRow = Tables['users']['$inferSelect']

/** Stands for a password that nobody has chosen yet: it matches nothing. */
export const NO_PASSWORD = ''
const SIGN_IN_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,99}$/u

/** What a sign-in name is compared by: nobody is locked out by a capital letter or a blank. */
export function signInNameKey(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

export function isSignInName(key: string): boolean {
  return SIGN_IN_NAME.test(key)
}

/** @throws Error for a role word that the program does not know: failing means denying. */
export function rolesOf(stored: string): Role[] {
  return stored
    .split(',')
    .filter(Boolean)
    .map((word) => {
      if (!isRole(word)) throw new Error(`a user row carries the unknown role ${word}`)
      return word
    })
}

export function personOf(row: Pick<UserRow, 'id' | 'name' | 'signInName' | 'roles'>): Person {
  const roles = rolesOf(row.roles)
  return { id: row.id, name: row.name, signInName: row.signInName, roles, permissions: permissionsOf(roles) }
}
