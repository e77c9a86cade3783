import { type ClassValue, clsx } from 'clsx'

/** Joins class names. A caller's `className` is for placement (margin, width, grid area), never for looks. */
export function classNames(...parts: ClassValue[]): string {
  return clsx(parts)
}
