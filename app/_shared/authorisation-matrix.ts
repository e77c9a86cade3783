import type { Role } from '@/lib/core/permissions'

/**
 * Who may come in where: RELIABILITY.md section 3, the authorisation matrix, typed off by hand. It is not derived from
 * lib/core/permissions.ts, so that a wrong set of permissions there is noticed. `authorisation.test.ts` finds every page,
 * handler and exported action by reading app/ and calls each with every role, and with none.
 *
 * To add an entrance: one line in ENTRANCES below, `'<file below app/> <export>': '<act>'` (pages are `page`). If what it
 * does is in no act yet, add the act with the roles that the matrix gives it, never with what the code happens to allow.
 */
export const ACTS = {
  // The rows of the matrix.
  'list and open money records': ['auditor', 'accountant', 'cashier', 'maker', 'approver'],
  'reveal a full account': ['auditor', 'maker', 'approver'],
  'request a collection, create a bill': ['cashier', 'maker'],
  'create, edit, submit a payout': ['maker'],
  'approve, deny': ['approver'],
  'cancel before sending': ['cashier', 'maker', 'approver'],
  'ask the provider now': ['accountant', 'cashier', 'maker', 'approver'],
  'resolve needs review, first person': ['accountant', 'maker', 'approver'],
  'resolve needs review, second person': ['approver'],
  'payee create or change': ['maker'],
  'payee approve': ['approver'],
  'import statements, match, close a day': ['accountant'],
  export: ['auditor', 'accountant', 'maker', 'approver'],
  'people, roles, approval rules': ['administrator'],
  'provider settings, test, resume': ['administrator'],
  'pause sending': ['approver', 'administrator'],
  'inbox read': ['auditor', 'accountant', 'approver'],
  'inbox replay': ['accountant', 'approver'],
  'audit read, verify, export': ['auditor', 'approver', 'administrator'],
  // What the matrix does not name: no money in it, and everyone who is signed in may see it.
  'provider health': ['auditor', 'accountant', 'cashier', 'maker', 'approver', 'administrator'],
  'rules in force': ['auditor', 'accountant', 'cashier', 'maker', 'approver', 'administrator'],
  'the sandbox’s phone': ['auditor', 'accountant', 'cashier', 'maker', 'approver', 'administrator'],
  'which right is missing': ['auditor', 'accountant', 'cashier', 'maker', 'approver', 'administrator'],
} as const satisfies Record<string, readonly Role[]>
export type Act = keyof typeof ACTS

export const ENTRANCES: Readonly<Record<string, Act>> = {
  // Pages
  '(office)/page.tsx page': 'list and open money records',
  '(office)/approvals/page.tsx page': 'list and open money records',
  '(office)/approvals/batch/page.tsx page': 'approve, deny',
  '(office)/balances/page.tsx page': 'list and open money records',
  '(office)/balances/[accountId]/page.tsx page': 'list and open money records',
  '(office)/bills/page.tsx page': 'list and open money records',
  '(office)/bills/[billId]/page.tsx page': 'list and open money records',
  '(office)/bills/new/page.tsx page': 'request a collection, create a bill',
  '(office)/collections/page.tsx page': 'list and open money records',
  '(office)/collections/new/page.tsx page': 'request a collection, create a bill',
  '(office)/payees/page.tsx page': 'list and open money records',
  '(office)/payees/[payeeId]/page.tsx page': 'list and open money records',
  '(office)/payees/new/page.tsx page': 'payee create or change',
  '(office)/payments/page.tsx page': 'list and open money records',
  '(office)/payments/[paymentId]/page.tsx page': 'list and open money records',
  '(office)/payments/[paymentId]/approve/page.tsx page': 'approve, deny',
  '(office)/payments/[paymentId]/resolve/page.tsx page': 'resolve needs review, first person',
  '(office)/payments/new/page.tsx page': 'create, edit, submit a payout',
  '(office)/people/page.tsx page': 'people, roles, approval rules',
  '(office)/people/[userId]/page.tsx page': 'people, roles, approval rules',
  '(office)/phone/page.tsx page': 'the sandbox’s phone',
  '(office)/providers/page.tsx page': 'provider health',
  '(office)/refused/page.tsx page': 'which right is missing',
  '(office)/rules/page.tsx page': 'rules in force',
  '(office)/rules/new/page.tsx page': 'people, roles, approval rules',
  '(office)/transactions/page.tsx page': 'list and open money records',
  '(office)/transactions/[transactionId]/page.tsx page': 'list and open money records',

  // Handlers
  'api/live/bills/[billId]/route.ts GET': 'list and open money records',
  'api/live/moving/route.ts GET': 'list and open money records',
  'api/live/notices/route.ts GET': 'list and open money records',
  'api/live/payments/[paymentId]/route.ts GET': 'list and open money records',
  'api/live/phone/[msisdn]/route.ts GET': 'the sandbox’s phone',
  'api/live/sandbox-log/route.ts GET': 'the sandbox’s phone',
  'api/live/sandbox-log/[entryId]/route.ts GET': 'the sandbox’s phone',
  'exports/evidence/[proposalId]/route.ts GET': 'list and open money records',
  'exports/transactions/route.ts GET': 'export',

  // Actions
  '_shared/notice-actions.ts readNoticesAction': 'list and open money records',
  '(office)/approvals/batch/actions.ts approveBatchAction': 'approve, deny',
  '(office)/balances/[accountId]/actions.ts askBalanceAction': 'ask the provider now',
  '(office)/bills/[billId]/actions.ts checkBillNowAction': 'ask the provider now',
  '(office)/bills/new/actions.ts raiseBillAction': 'request a collection, create a bill',
  '(office)/collections/new/actions.ts requestCollectionAction': 'request a collection, create a bill',
  '(office)/payees/actions.ts confirmPayeeAction': 'payee approve',
  '(office)/payees/actions.ts refusePayeeAction': 'payee approve',
  '(office)/payees/actions.ts withdrawPayeeAction': 'payee create or change',
  '(office)/payees/[payeeId]/actions.ts changePayeeAction': 'payee create or change',
  '(office)/payees/new/actions.ts enterPayeeAction': 'payee create or change',
  '(office)/payments/[paymentId]/actions.ts askProviderAction': 'ask the provider now',
  '(office)/payments/[paymentId]/actions.ts cancelPaymentAction': 'cancel before sending',
  '(office)/payments/[paymentId]/approve/actions.ts approvePaymentAction': 'approve, deny',
  '(office)/payments/[paymentId]/approve/actions.ts denyPaymentAction': 'approve, deny',
  '(office)/payments/[paymentId]/resolve/actions.ts confirmResolutionAction': 'resolve needs review, second person',
  '(office)/payments/[paymentId]/resolve/actions.ts proposeResolutionAction': 'resolve needs review, first person',
  '(office)/payments/[paymentId]/resolve/actions.ts refuseResolutionAction': 'resolve needs review, second person',
  '(office)/payments/[paymentId]/resolve/actions.ts withdrawResolutionAction': 'resolve needs review, first person',
  '(office)/payments/new/actions.ts reviewPaymentAction': 'create, edit, submit a payout',
  '(office)/payments/new/actions.ts submitPaymentAction': 'create, edit, submit a payout',
  '(office)/people/actions.ts confirmRolesAction': 'people, roles, approval rules',
  '(office)/people/actions.ts refuseRolesAction': 'people, roles, approval rules',
  '(office)/people/actions.ts withdrawRolesAction': 'people, roles, approval rules',
  '(office)/people/[userId]/actions.ts proposeRolesAction': 'people, roles, approval rules',
  '(office)/phone/actions.ts addFaultAction': 'the sandbox’s phone',
  '(office)/phone/actions.ts advanceClockAction': 'the sandbox’s phone',
  '(office)/phone/actions.ts answerPromptAction': 'the sandbox’s phone',
  '(office)/phone/actions.ts removeFaultAction': 'the sandbox’s phone',
  '(office)/phone/actions.ts setHabitAction': 'the sandbox’s phone',
  '(office)/providers/actions.ts pauseSendingAction': 'pause sending',
  '(office)/providers/actions.ts resumeSendingAction': 'provider settings, test, resume',
  '(office)/providers/actions.ts testConnectionAction': 'provider settings, test, resume',
  '(office)/rules/actions.ts confirmRuleAction': 'people, roles, approval rules',
  '(office)/rules/actions.ts proposeRetiringAction': 'people, roles, approval rules',
  '(office)/rules/actions.ts refuseRuleAction': 'people, roles, approval rules',
  '(office)/rules/actions.ts whoApprovesAction': 'rules in force',
  '(office)/rules/actions.ts withdrawRuleAction': 'people, roles, approval rules',
  '(office)/rules/new/actions.ts proposeRuleAction': 'people, roles, approval rules',
}

/** Open to visitors, each with its reason; entrances.test.ts holds the same list against the checks in the code. */
export const OPEN_ENTRANCES: Readonly<Record<string, string>> = {
  '(public)/sign-in/page.tsx page': 'where a visitor signs in',
  '(public)/sign-in/actions.ts *': 'signing in; it checks the Origin and the throttle itself',
  '_shared/sign-out.ts *': 'ends the session that asks',
  '_shared/preference-actions.ts *': 'language and colours of this browser',
  'api/auth/[...nextauth]/route.ts *': 'next-auth checks its own token, and we the Origin',
  'api/health/route.ts *': 'says that the server lives, and nothing else',
  'hooks/[door]/[token]/route.ts *': 'providers have no session: signatures and tokens are checked by features/inbox',
}
