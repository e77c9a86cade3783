/** The same keys as the English catalogue, with any words: a key that is missing in another language does not compile. */
export type SameShape<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : SameShape<Catalogue[Key]>
}
