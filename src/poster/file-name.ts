import type { PosterSize } from './input.ts'

/** Letters that no decomposition makes plain. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ŋ: 'ng',
  ŧ: 't',
  ø: 'o',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  ʒ: 'z',
}
const LONGEST = 60

/** `arjen-kompassi-tunturin-tupa-A3.pdf`: a name that every file system and mail program takes. */
export function posterFileName(
  organisation: string,
  size: PosterSize,
  extension: 'pdf' | 'svg' | 'png',
): string {
  const plain = organisation
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{ASCII}]/gu, (letter) => PLAIN[letter] ?? '-')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '')
  return `${['arjen-kompassi', plain, size].filter((part) => part !== '').join('-')}.${extension}`
}
