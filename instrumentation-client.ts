import { config } from 'zod/v4/core'

// The CSP forbids eval; without this Zod tries it once per page, which the browser reports as a violation.
config({ jitless: true })
