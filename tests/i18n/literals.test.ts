import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/* All text that people read comes from src/i18n: this reads every component's JSX for words that do not. */
const SRC = resolve(import.meta.dirname, '../../src')
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => join(entry.parentPath, entry.name))

const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
])

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
const children = (node: Node): Node[] => Object.values(node).flat().filter(isNode)
/** The product's name is the same in every language. */
const NAME = 'Arjen kompassi'
const hasWords = (text: string) => /\p{L}{2,}/u.test(text) && text.trim() !== NAME

/** The words that an expression may come out as, as far as they stand in it. */
function words(node: unknown): string[] {
  if (!isNode(node)) return []
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : []
    case 'TemplateLiteral':
      return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
    case 'ConditionalExpression':
      return [...words(node['consequent']), ...words(node['alternate'])]
    case 'LogicalExpression':
      return [...words(node['left']), ...words(node['right'])]
    case 'JSXExpressionContainer':
      return words(node['expression'])
    case 'JSXText':
      return [String(node['value'])]
    default:
      return []
  }
}

function literals(node: Node): string[] {
  const own =
    node.type === 'JSXAttribute'
      ? SPOKEN.has(String((node['name'] as { name?: unknown }).name))
        ? words(node['value'])
        : []
      : node.type === 'JSXElement' || node.type === 'JSXFragment'
        ? (node['children'] as Node[]).flatMap(words)
        : []
  return [...own.filter(hasWords), ...children(node).flatMap(literals)]
}

const literalsOf = (name: string, code: string) =>
  literals(parseSync(name, code, { lang: 'tsx' }).program as unknown as Node)

describe('literal interface text', () => {
  it('is recognised', () => {
    const code =
      "const a = <p title={b ? 'Yksi' : c}>Kaksi {d && 'kolme'} {`neljä ${e}`} · <i aria-label='viisi' lang='fi'>6 x</i></p>"
    expect(
      literalsOf('a.tsx', code)
        .map((text) => text.trim())
        .toSorted(),
    ).toEqual(['Kaksi', 'Yksi', 'kolme', 'neljä', 'viisi'])
  })

  it('stands in no component', () => {
    expect(files.length).toBeGreaterThan(15)
    const found = files.flatMap((file) =>
      literalsOf(file, readFileSync(file, 'utf8')).map(
        (text) => `${file.slice(SRC.length + 1)}: ${text.trim()}`,
      ),
    )
    expect(found).toEqual([])
  })
})
