/** Shared with proxy.ts, which knows the name and nothing of what is inside. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-hazina-session' : 'hazina-session'
}
