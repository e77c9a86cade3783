import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Bookmark,
  CircleCheckBig,
  FileDown,
  FileUp,
  Inbox,
  LayoutDashboard,
  type LucideIcon,
  Radio,
  ReceiptText,
  Rows3,
  Scale,
  ScrollText,
  Smartphone,
  UserCog,
  Users,
  Wallet,
} from 'lucide-react'
import type { Permission } from '@/lib/core/permissions'
import type { Messages } from '@/lib/messages'

export type PageKey = keyof Messages['frame']['pages']
export type GroupKey = keyof Messages['frame']['groups']
/** Pages that say in the rail how many decisions wait for this person there. */
export const BADGES = ['approvals', 'payees', 'people', 'rules'] as const
export type Badge = (typeof BADGES)[number]

export type NavigationItem = Readonly<{
  page: PageKey
  href: string
  icon: LucideIcon
  permission: Permission
  sandboxOnly?: boolean
  badge?: Badge
}>
export type NavigationGroup = Readonly<{ group: GroupKey; items: readonly NavigationItem[] }>

/** Every page of the left rail and the permission it needs. Only what exists is listed: the rail has no dead ends. */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    group: 'today',
    items: [
      { page: 'overview', href: '/', icon: LayoutDashboard, permission: 'money.read' },
      { page: 'approvals', href: '/approvals', icon: CircleCheckBig, permission: 'money.read', badge: 'approvals' },
    ],
  },
  {
    group: 'money',
    items: [
      { page: 'transactions', href: '/transactions', icon: Rows3, permission: 'money.read' },
      { page: 'payments', href: '/payments', icon: ArrowUpFromLine, permission: 'money.read' },
      { page: 'collections', href: '/collections', icon: ArrowDownToLine, permission: 'money.read' },
      { page: 'bills', href: '/bills', icon: ReceiptText, permission: 'money.read' },
      { page: 'payees', href: '/payees', icon: Users, permission: 'money.read', badge: 'payees' },
    ],
  },
  {
    group: 'prove',
    items: [
      { page: 'balances', href: '/balances', icon: Wallet, permission: 'money.read' },
      { page: 'imports', href: '/imports', icon: FileUp, permission: 'statement.import' },
      { page: 'exports', href: '/exports', icon: FileDown, permission: 'export.run' },
    ],
  },
  {
    group: 'watch',
    items: [
      { page: 'providers', href: '/providers', icon: Radio, permission: 'provider.read' },
      { page: 'inbox', href: '/inbox', icon: Inbox, permission: 'inbox.read' },
      { page: 'audit', href: '/audit', icon: ScrollText, permission: 'audit.read' },
    ],
  },
  {
    group: 'setup',
    items: [
      { page: 'people', href: '/people', icon: UserCog, permission: 'people.manage', badge: 'people' },
      { page: 'rules', href: '/rules', icon: Scale, permission: 'rules.read', badge: 'rules' },
      { page: 'views', href: '/views', icon: Bookmark, permission: 'view.keep' },
    ],
  },
  {
    group: 'sandbox',
    items: [{ page: 'phone', href: '/phone', icon: Smartphone, permission: 'sandbox.phone', sandboxOnly: true }],
  },
]

/** Acts the palette offers beside the pages. */
export const ACTS = [
  { act: 'newPayment', href: '/payments/new', permission: 'payout.prepare' },
  { act: 'newCollection', href: '/collections/new', permission: 'collection.request' },
  { act: 'newBill', href: '/bills/new', permission: 'bill.create' },
] as const satisfies readonly { act: keyof Messages['frame']['acts']; href: string; permission: Permission }[]

/** The groups and pages this person may open in this mode; empty groups fall away. */
export function navigationFor(permissions: ReadonlySet<Permission>, sandbox: boolean): readonly NavigationGroup[] {
  return NAVIGATION.map(({ group, items }) => ({
    group,
    items: items.filter((item) => permissions.has(item.permission) && (sandbox || !item.sandboxOnly)),
  })).filter(({ items }) => items.length > 0)
}
