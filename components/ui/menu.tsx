'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Link } from './link'
import { floatLook } from './popover'

const itemLook =
  'flex w-full cursor-pointer select-none items-center gap-2.5 rounded-control px-2.5 py-1.5 text-left outline-none data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-soft [&_svg]:size-4 [&_svg]:shrink-0'

/** A list of acts behind one button. `label` names it for screen readers. */
export function Menu(props: {
  trigger: ReactNode
  label: string
  children: ReactNode
  align?: 'start' | 'end'
  className?: string
}) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{props.trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={props.label}
          align={props.align ?? 'end'}
          sideOffset={6}
          collisionPadding={8}
          className={classNames(floatLook, 'min-w-48 max-w-80 p-1', props.className)}
        >
          {props.children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

export function MenuItem(props: { onSelect: () => void; icon?: ReactNode; disabled?: boolean; children: ReactNode }) {
  return (
    <Primitive.Item className={itemLook} onSelect={props.onSelect} disabled={props.disabled}>
      {props.icon}
      {props.children}
    </Primitive.Item>
  )
}

export function MenuLinkItem(props: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Item asChild className={itemLook}>
      <Link href={props.href}>
        {props.icon}
        {props.children}
      </Link>
    </Primitive.Item>
  )
}

/** One of several, the chosen one ticked. */
export function MenuChoice<Value extends string>(props: {
  value: Value
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode; lang?: string }[]
  onValueChange: (value: Value) => void
}) {
  const choose = (word: string) => {
    const option = props.options.find((each) => each.value === word)
    if (option) props.onValueChange(option.value)
  }
  return (
    <Primitive.RadioGroup value={props.value} onValueChange={choose}>
      {props.options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} lang={option.lang} className={itemLook}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <span className="size-4">
            <Primitive.ItemIndicator>
              <Check aria-hidden="true" />
            </Primitive.ItemIndicator>
          </span>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  )
}

/** One switch, such as a column of a table; the menu stays open. */
export function MenuTick(props: {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  children: ReactNode
}) {
  return (
    <Primitive.CheckboxItem
      checked={props.checked}
      onCheckedChange={props.onCheckedChange}
      onSelect={(event) => event.preventDefault()}
      className={itemLook}
    >
      <span className="size-4">
        <Primitive.ItemIndicator>
          <Check aria-hidden="true" />
        </Primitive.ItemIndicator>
      </span>
      {props.children}
    </Primitive.CheckboxItem>
  )
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 border-line border-t" />
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2.5 pt-1.5 pb-1 text-ink-soft text-xs">{children}</Primitive.Label>
}
